/** Repositories and their members in the database. */
@NullMarked
package io.federity.repository.persistence;

import org.jspecify.annotations.NullMarked;
