package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.transcript.Digests;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * A seed fixes every byte of a proof. These hashes were taken from the plainest implementation,
 * before any of its loops was made fast; whatever is done to a loop, they stay.
 */
class GoldenProofTest {
  private static String hash(byte[] file) {
    return HexFormat.of().formatHex(Digests.sha256().digest(file));
  }

  @Test
  void proofs_ofSmallSizesFromFixedSeeds_haveTheRecordedBytes() throws RangeExceededException {
    Study study = Study.small();
    assertThat(study.rows.root())
        .isEqualTo("cbbe1792dd116ab4d7f7541c7ccd9fbfc61a1744fccc8c3b223c8bb83a3969f7");
    assertThat(hash(study.datasetProof()))
        .isEqualTo("fd971fe248af1da9fae8ec92b89f7587855f32f7b8b7972a8729feda565ff483");
    assertThat(hash(study.trainProof()))
        .isEqualTo("4a5dd87d56298c9e90d6122d6eb02511d2e19e03f9b7f4f1169fce580516c13a");
  }

  @Test
  void proofs_ofProductSizesFromFixedSeeds_haveTheRecordedBytes() throws RangeExceededException {
    Study study = Study.ofProductSize();
    assertThat(study.rows.root())
        .isEqualTo("d65a83ad859374de019ca5ba3be72b9551f8798cdaf308bfc97ea4bde1777cd9");
    assertThat(hash(study.datasetProof()))
        .isEqualTo("ce7c8a4905665150fb4757f5570498b50782588b9f723fe43c966d140601ea2d");
    assertThat(hash(study.trainProof()))
        .isEqualTo("cc04db0b5b1e3c5eb6b98989f4877b7141c2fee7cfef0f2c0b1ac75cbbdb2ef4");
  }
}
