package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The Solana node is killed around a mint: merges do not wait for it, and nothing is minted twice.
 */
@ExtendWith(FederationExtension.class)
class LedgerCrashIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.get(0);
  private static final int NFTS = 3;

  private final Federation federation;
  private final CrashPoints points;
  private TinyRepository repository;

  LedgerCrashIT(Federation federation) {
    this.federation = federation;
    this.points = federation.crashPoints();
  }

  @BeforeEach
  void foundRepository() {
    federation.awaitIdleOutbox();
    repository =
        TinyRepository.found(federation, 1, "none", List.of(ALICE, ROBERT, DemoPerson.COMPLIANCE));
  }

  @Test
  void node_killedBeforeAMint_delaysIt_andThePublicationDoesNotWait() {
    points.arm("mint-taken");
    String merge = publish();
    points.awaitReached("mint-taken");

    federation.kill("solana");
    points.release("mint-taken");
    repository.awaitRound("published");
    assertThat(repository.head().hex()).isEqualTo(merge);
    assertThat(nfts())
        .allSatisfy(nft -> assertThat(nft.path("state").asText()).isEqualTo("waiting"));
    federation.restart("solana");

    new Traces(federation, repository).assertMintedOnce(NFTS);
  }

  @Test
  void node_killedAfterAMint_keepsIt_andTheRecordComesLater() {
    points.arm("mint-on-chain");
    publish();
    points.awaitReached("mint-on-chain");

    federation.kill("solana");
    federation.restart("solana");
    points.release("mint-on-chain");

    new Traces(federation, repository).assertMintedOnce(NFTS);
  }

  private String publish() {
    repository.approve(ROBERT, repository.pushForReview(ALICE)).orThrow();
    repository.evaluate("cleveland", 60, 70);
    String merge = repository.awaitRound("awaiting-sign-off").path("mergeCommit").asText();
    repository.signOff("approve", merge, List.of()).orThrow();
    return merge;
  }

  private JsonNode nfts() {
    return federation.api(DemoPerson.MAINTAINER).get(repository.path() + "/nfts").orThrow().json();
  }
}
