/** Reconciliation of records and processes over REST. */
@NullMarked
package io.federity.reconciliation.rest;

import org.jspecify.annotations.NullMarked;
