/** A site's rows: CSV read by the recipe's schema, scaled for training, and the demo's data. */
@NullMarked
package io.federity.dataset;

import org.jspecify.annotations.NullMarked;
