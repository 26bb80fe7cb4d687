/** Requests that are sent twice and done once. */
@NullMarked
package io.federity.idempotency.service;

import org.jspecify.annotations.NullMarked;
