/** Schema migration and the entity manager that all stores share. */
@NullMarked
package io.federity.persistence;

import org.jspecify.annotations.NullMarked;
