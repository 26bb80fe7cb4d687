/** Named tensors, immutable and little-endian, and the safetensors files they travel in. */
@NullMarked
package io.federity.tensor;

import org.jspecify.annotations.NullMarked;
