/** A pushed commit under review: revisions, decisions and the contribution's life cycle. */
@NullMarked
package io.federity.contribution;

import org.jspecify.annotations.NullMarked;
