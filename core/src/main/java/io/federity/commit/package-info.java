/** The commit graph: trees, commits, refs, attestations and the questions asked of history. */
@NullMarked
package io.federity.commit;

import org.jspecify.annotations.NullMarked;
