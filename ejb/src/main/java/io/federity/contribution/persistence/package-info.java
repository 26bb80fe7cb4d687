/** Contributions, their revisions, decisions and changes in the database. */
@NullMarked
package io.federity.contribution.persistence;

import org.jspecify.annotations.NullMarked;
