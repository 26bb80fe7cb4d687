package io.federity.proof.relation;

import io.federity.proof.field.Fp2;
import java.util.Arrays;
import java.util.stream.Stream;

/** Points put together from parts, lowest coordinates first, and taken apart. */
final class Points {
  private Points() {}

  static Fp2[] join(Fp2[]... parts) {
    return Arrays.stream(parts).flatMap(Stream::of).toArray(Fp2[]::new);
  }

  static Fp2[] part(Fp2[] point, int from, int count) {
    return Arrays.copyOfRange(point, from, from + count);
  }
}
