/** Pushes and decisions over REST. */
@NullMarked
package io.federity.contribution.rest;

import org.jspecify.annotations.NullMarked;
