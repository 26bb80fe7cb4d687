/** Repositories and their members over REST. */
@NullMarked
package io.federity.repository.rest;

import org.jspecify.annotations.NullMarked;
