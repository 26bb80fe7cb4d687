/** The gallery of minted models. */
@NullMarked
package io.federity.nft.faces;

import org.jspecify.annotations.NullMarked;
