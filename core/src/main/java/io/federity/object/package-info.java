/** Content-addressed objects: bytes that are named by their SHA-256 and stored once. */
@NullMarked
package io.federity.object;

import org.jspecify.annotations.NullMarked;
