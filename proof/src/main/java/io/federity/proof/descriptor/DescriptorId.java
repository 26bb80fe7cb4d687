package io.federity.proof.descriptor;

import io.federity.proof.transcript.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** By what a descriptor is named. */
final class DescriptorId {
  private DescriptorId() {}

  /** SHA-256 of a canonical encoding, lower-case hex. */
  static String of(String canonical) {
    byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }
}
