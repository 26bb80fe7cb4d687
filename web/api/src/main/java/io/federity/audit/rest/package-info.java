/** The audit trail over REST. */
@NullMarked
package io.federity.audit.rest;

import org.jspecify.annotations.NullMarked;
