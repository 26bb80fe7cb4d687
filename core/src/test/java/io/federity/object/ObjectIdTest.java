package io.federity.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectIdTest {
  /** SHA-256 of "abc", FIPS 180-4 example. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void ofBytes_isSha256() {
    ObjectId id = ObjectId.ofBytes("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(id.hex()).isEqualTo(ABC);
    assertThat(id.shortHex()).isEqualTo("ba7816bf");
    assertThat(id).hasToString(ABC).isEqualTo(ObjectId.of(ABC));
    assertThat(ObjectId.parse(ABC)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ba7816bf",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
        "../816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      })
  void malformed_isNoId(String hex) {
    assertThat(ObjectId.parse(hex)).isEmpty();
    assertThatThrownBy(() -> ObjectId.of(hex)).isInstanceOf(IllegalArgumentException.class);
  }
}
