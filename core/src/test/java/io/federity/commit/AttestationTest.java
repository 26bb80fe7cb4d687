package io.federity.commit;

import static io.federity.commit.CommitFixtures.NOON;
import static io.federity.commit.CommitFixtures.SERVER;
import static io.federity.commit.CommitFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttestationTest {
  private static Attestation approval(String reason) {
    return new Attestation(
        AttestationKind.APPROVAL,
        "repository",
        id("commit"),
        "rita.cleveland",
        "Rita Reviewer",
        "cleveland",
        "Approved for merge",
        reason,
        Map.of("revision", "2"),
        NOON,
        SERVER.address());
  }

  @Test
  void attestation_writtenAndReadAgain_isTheSame() {
    Attestation approval = approval("looks right");
    assertThat(JsonReader.readCanonical(approval.bytes()))
        .isInstanceOfSatisfying(
            JsonReading.Read.class,
            read -> assertThat(Attestation.fromJson((JsonValue) read.value())).isEqualTo(approval));
  }

  @Test
  void signature_onAnotherReason_doesNotHold() {
    byte[] signature = approval("looks right").sign(SERVER);
    assertThat(approval("looks right").isSignedBy(signature)).isTrue();
    assertThat(approval("looks wrong").isSignedBy(signature)).isFalse();
  }

  @Test
  void signature_onACommitOfTheSameId_doesNotServeAsAttestation() {
    Attestation approval = approval("looks right");
    byte[] asCommit =
        SERVER.sign(io.federity.wallet.Signatures.message("commit", approval.id().hex()));
    assertThat(approval.isSignedBy(asCommit)).isFalse();
  }
}
