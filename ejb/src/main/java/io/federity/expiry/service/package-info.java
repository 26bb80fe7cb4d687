/** Removes what is kept for a while only. */
@NullMarked
package io.federity.expiry.service;

import org.jspecify.annotations.NullMarked;
