/** Evaluation of merges by the hospitals' workers: leases, reports and the facts of a merge. */
@NullMarked
package io.federity.evaluation.service;

import org.jspecify.annotations.NullMarked;
