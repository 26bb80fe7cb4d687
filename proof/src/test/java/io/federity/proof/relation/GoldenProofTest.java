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
        .isEqualTo("678fbccc09cc6c619b954a225feac11f6e44e0d2693b011c7f28d8812e555794");
    assertThat(hash(study.trainProof()))
        .isEqualTo("1e3670d17cc578316398cb0bee64ef06a18faf80ca0ea029abcf4f7fbe8dc5dc");
  }

  @Test
  void proofs_ofProductSizesFromFixedSeeds_haveTheRecordedBytes() throws RangeExceededException {
    Study study = Study.ofProductSize();
    assertThat(study.rows.root())
        .isEqualTo("d65a83ad859374de019ca5ba3be72b9551f8798cdaf308bfc97ea4bde1777cd9");
    assertThat(hash(study.datasetProof()))
        .isEqualTo("468f7b4814753fed618ca1830936408726fef5ce0d6129ea05f866043f76d363");
    assertThat(hash(study.trainProof()))
        .isEqualTo("98e959dbeaf6576a0874e30f0c0bf133a9960cd015ef9a7a921b11cf2f6e7a54");
  }
}
