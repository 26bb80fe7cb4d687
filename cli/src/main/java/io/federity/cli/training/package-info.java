/** Local training and evaluation on the hospital's own rows. */
@NullMarked
package io.federity.cli.training;

import org.jspecify.annotations.NullMarked;
