/** Commits, refs and root commits over REST. */
@NullMarked
package io.federity.commit.rest;

import org.jspecify.annotations.NullMarked;
