package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import java.util.List;

/** What is there of the steps that a repository has gone through: each must have left one trace. */
record Traces(Federation federation, TinyRepository repository) {
  /** Entries of the audit trail about the repository, by action. */
  List<JsonNode> audited(String action) {
    String name = repository.path().substring("/repositories/".length());
    return AuditPages.all(federation.api(DemoPerson.AUDITOR)).stream()
        .filter(entry -> entry.path("repository").asText().equals(name))
        .filter(entry -> entry.path("action").asText().equals(action))
        .toList();
  }

  /** Attestations of a commit, by kind. */
  List<JsonNode> attestations(String commit, String kind) {
    return get("/commits/" + commit)
        .path("attestations")
        .valueStream()
        .filter(one -> one.path("kind").asText().equals(kind))
        .toList();
  }

  /** Ids of the merges on the branch. */
  List<String> merges() {
    return get("/commits?branch=main")
        .valueStream()
        .filter(one -> one.path("kind").asText().equalsIgnoreCase("merge"))
        .map(one -> one.path("id").asText())
        .toList();
  }

  /** By the record, and by the chain itself: one transaction for each NFT, and one token. */
  void assertMintedOnce(int nfts) {
    SolanaChain chain = new SolanaChain(federation.solana());
    JsonNode all = repository.awaitMints(nfts);
    assertThat(audited("nft.mint")).hasSize(nfts);
    for (JsonNode nft : all) {
      String mint = nft.path("mint").asText();
      boolean collection = nft.path("kind").asText().equals("collection");
      // Each member's transaction names its collection, too.
      assertThat(chain.transactions(mint)).as("%s", nft).isEqualTo(collection ? nfts : 1);
      ChainMint onChain = ChainMint.read(federation.solana(), mint);
      assertThat(onChain.supply()).isEqualTo(1);
      assertThat(onChain.hasMintAuthority()).isFalse();
      if (!collection) {
        String commit = nft.path("commit").asText();
        assertThat(onChain.fields()).containsEntry("commit", commit);
        assertThat(attestations(commit, "mint")).hasSize(1);
      }
    }
  }

  private JsonNode get(String below) {
    return federation.api(DemoPerson.MAINTAINER).get(repository.path() + below).orThrow().json();
  }
}
