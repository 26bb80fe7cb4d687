/** Local training of one site in one round: tensors in, new tensors and a record of the run out. */
@NullMarked
package io.federity.training;

import org.jspecify.annotations.NullMarked;
