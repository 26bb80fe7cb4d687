/** The audit trail: filters, verdict on the chain and export. */
@NullMarked
package io.federity.audit.faces;

import org.jspecify.annotations.NullMarked;
