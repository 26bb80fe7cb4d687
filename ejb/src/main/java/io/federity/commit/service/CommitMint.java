package io.federity.commit.service;

import io.federity.object.ObjectId;
import io.federity.wire.NftView;
import java.util.Optional;

/** The NFT of a commit; a port, implemented beside the ledger's outbox. */
public interface CommitMint {
  /** The NFT of the commit, minted or waiting to be. */
  Optional<NftView> of(ObjectId commit);
}
