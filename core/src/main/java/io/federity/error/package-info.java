/** Refusals as values: one catalogue of codes with status, exit code and remedy. */
@NullMarked
package io.federity.error;

import org.jspecify.annotations.NullMarked;
