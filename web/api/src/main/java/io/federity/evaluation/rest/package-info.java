/** Evaluations and the workers' jobs over REST. */
@NullMarked
package io.federity.evaluation.rest;

import org.jspecify.annotations.NullMarked;
