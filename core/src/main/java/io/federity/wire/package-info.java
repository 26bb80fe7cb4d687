/** Requests and responses that the command line and the server share. */
@NullMarked
package io.federity.wire;

import org.jspecify.annotations.NullMarked;
