/** QSGD: training in exact integers, as close to PyTorch as stated and provable. */
@NullMarked
package io.federity.proof.qsgd;

import org.jspecify.annotations.NullMarked;
