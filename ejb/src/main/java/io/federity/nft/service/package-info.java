/** NFTs of merges and merged contributions: ordering them and showing them. */
@NullMarked
package io.federity.nft.service;

import org.jspecify.annotations.NullMarked;
