/** What differs between two models: tensor by tensor, metrics, recipe and architecture. */
@NullMarked
package io.federity.cli.diff;

import org.jspecify.annotations.NullMarked;
