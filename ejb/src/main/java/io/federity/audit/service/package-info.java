/** Writing, reading and verifying the audit trail. */
@NullMarked
package io.federity.audit.service;

import org.jspecify.annotations.NullMarked;
