/** How well a model does on a site's rows, in numbers that can be pooled over sites. */
@NullMarked
package io.federity.evaluation;

import org.jspecify.annotations.NullMarked;
