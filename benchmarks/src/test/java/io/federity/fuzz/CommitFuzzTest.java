package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.commit.Attestation;
import io.federity.commit.CommitJson;
import io.federity.commit.SignedCommit;
import io.federity.commit.Tree;
import io.federity.error.Outcome;
import io.federity.json.JsonShapeException;

/** Commits, trees and attestations tell each other apart by their type. */
class CommitFuzzTest {
  private static final byte[] NOBODYS_SIGNATURE = new byte[64];

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void read(byte[] input) {
    try {
      assertThat(CommitJson.read(input).bytes()).isEqualTo(input);
    } catch (JsonShapeException e) {
      assertThat(e.explanation()).isNotBlank();
    }
    RoundTrip.canonicalJson(input, Tree::fromJson, Tree::bytes);
    RoundTrip.canonicalJson(input, Attestation::fromJson, Attestation::bytes);
    assertThat(SignedCommit.verify(input, NOBODYS_SIGNATURE)).isInstanceOf(Outcome.Refused.class);
  }
}
