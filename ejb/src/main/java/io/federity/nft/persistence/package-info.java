/** Orders to mint, and what came of them, in the database. */
@NullMarked
package io.federity.nft.persistence;

import org.jspecify.annotations.NullMarked;
