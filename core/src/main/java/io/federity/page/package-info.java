/** Long lists, a page at a time, from a position that stays put while others add to the list. */
@NullMarked
package io.federity.page;

import org.jspecify.annotations.NullMarked;
