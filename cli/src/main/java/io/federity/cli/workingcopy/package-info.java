/** A clone on disk: base, model, recipe, and the commit to be pushed. */
@NullMarked
package io.federity.cli.workingcopy;

import org.jspecify.annotations.NullMarked;
