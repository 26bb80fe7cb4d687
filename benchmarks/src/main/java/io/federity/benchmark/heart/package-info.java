/** Federated training on the UCI heart-disease data against FLamby's published figures. */
@NullMarked
package io.federity.benchmark.heart;

import org.jspecify.annotations.NullMarked;
