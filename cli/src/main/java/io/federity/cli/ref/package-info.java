/** Branches and tags: list, create and delete them. */
@NullMarked
package io.federity.cli.ref;

import org.jspecify.annotations.NullMarked;
