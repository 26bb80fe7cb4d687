/** Federated statistics over REST. */
@NullMarked
package io.federity.statistics.rest;

import org.jspecify.annotations.NullMarked;
