/**
 * What a site does with its rows: data schema, training settings, architecture, standardisation.
 */
@NullMarked
package io.federity.recipe;

import org.jspecify.annotations.NullMarked;
