/** Commits, refs and attestations in the database. */
@NullMarked
package io.federity.commit.persistence;

import org.jspecify.annotations.NullMarked;
