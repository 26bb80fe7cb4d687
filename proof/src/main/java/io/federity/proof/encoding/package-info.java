/** Canonical JSON (RFC 8785), as far as statements and descriptors need it. */
@NullMarked
package io.federity.proof.encoding;

import org.jspecify.annotations.NullMarked;
