/** Who the caller is, over REST. */
@NullMarked
package io.federity.identity.rest;

import org.jspecify.annotations.NullMarked;
