/**
 * The demonstration federation of {@code ./quickstart}: people and hospitals who use the command
 * line, the API and the sign-in pages exactly as real ones do.
 */
@NullMarked
package io.federity.demo;

import org.jspecify.annotations.NullMarked;
