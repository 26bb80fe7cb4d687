/** Which repository may read which object. */
@NullMarked
package io.federity.object.persistence;

import org.jspecify.annotations.NullMarked;
