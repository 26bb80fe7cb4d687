/** The audit trail in the database. */
@NullMarked
package io.federity.audit.persistence;

import org.jspecify.annotations.NullMarked;
