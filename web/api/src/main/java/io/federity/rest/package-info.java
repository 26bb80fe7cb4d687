/** The root of the REST interface, version 1. */
@NullMarked
package io.federity.rest;

import org.jspecify.annotations.NullMarked;
