/** Tells failures of what the server stands on from its own. */
@NullMarked
package io.federity.outage;

import org.jspecify.annotations.NullMarked;
