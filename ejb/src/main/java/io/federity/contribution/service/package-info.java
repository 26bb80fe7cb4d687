/** Pushing, verifying and deciding on contributions. */
@NullMarked
package io.federity.contribution.service;

import org.jspecify.annotations.NullMarked;
