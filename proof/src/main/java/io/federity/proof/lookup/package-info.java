/**
 * Lookups: every entry of committed arrays stands in a public table (LogUp-GKR, ePrint 2023/1284).
 */
@NullMarked
package io.federity.proof.lookup;

import org.jspecify.annotations.NullMarked;
