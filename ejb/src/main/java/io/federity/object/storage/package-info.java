/** Where the bytes of objects are kept. */
@NullMarked
package io.federity.object.storage;

import org.jspecify.annotations.NullMarked;
