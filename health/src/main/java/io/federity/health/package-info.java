/** What the server says when it is asked whether it can work. */
@NullMarked
package io.federity.health;

import org.jspecify.annotations.NullMarked;
