/**
 * ZK Ligero: commits to rows of field elements, and opens linear and quadratic relations over them.
 */
@NullMarked
package io.federity.proof.ligero;

import org.jspecify.annotations.NullMarked;
