/** Named places between two steps where a test holds the server, to kill it exactly there. */
@NullMarked
package io.federity.crash;

import org.jspecify.annotations.NullMarked;
