/** The drawing of metrics over rounds. */
@NullMarked
package io.federity.evaluation.faces;

import org.jspecify.annotations.NullMarked;
