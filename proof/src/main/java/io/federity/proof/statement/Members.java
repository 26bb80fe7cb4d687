package io.federity.proof.statement;

import io.federity.proof.encoding.CanonicalObject;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.transcript.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What statements have in common. */
final class Members {
  static final String PROTOCOL = "fzk/1";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_NAME = 256;

  private Members() {}

  static boolean areHashes(String... values) {
    for (String value : values) {
      if (!HASH.matcher(value).matches()) {
        return false;
      }
    }
    return true;
  }

  static boolean areNames(String... values) {
    for (String value : values) {
      if (value.isEmpty()
          || value.length() > MAX_NAME
          || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
        return false;
      }
    }
    return true;
  }

  /** How large they may be is asked later, with the other caps. */
  static boolean areSizes(int rows, int inputs, int outputs) {
    return rows >= 1 && inputs >= 1 && outputs >= 1;
  }

  static CanonicalObject common(
      Tier tier,
      String contributor,
      String hospital,
      String dataRoot,
      int dataUse,
      LigeroParameters parameters) {
    return new CanonicalObject()
        .put("proto", PROTOCOL)
        .put("tier", tier.name())
        .put("contributor", contributor)
        .put("hospital", hospital)
        .put("dataRoot", dataRoot)
        .put("dataUse", dataUse)
        .put("ell", parameters.ell())
        .put("uses", parameters.uses())
        .put("t", parameters.queries());
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }
}
