/** NFTs of a repository over REST. */
@NullMarked
package io.federity.nft.rest;

import org.jspecify.annotations.NullMarked;
