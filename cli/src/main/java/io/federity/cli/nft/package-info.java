/** Reading the ledger and comparing it with commits. */
@NullMarked
package io.federity.cli.nft;

import org.jspecify.annotations.NullMarked;
