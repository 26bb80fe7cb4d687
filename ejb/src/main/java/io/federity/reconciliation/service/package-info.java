/** Compares what records are with where their processes wait. */
@NullMarked
package io.federity.reconciliation.service;

import org.jspecify.annotations.NullMarked;
