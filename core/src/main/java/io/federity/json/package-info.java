/** Canonical JSON (RFC 8785, restricted): the one encoding whose bytes are hashed and signed. */
@NullMarked
package io.federity.json;

import org.jspecify.annotations.NullMarked;
