/** Models on PyTorch: opening an architecture with its tensors, and measuring how well it does. */
@NullMarked
package io.federity.inference;

import org.jspecify.annotations.NullMarked;
