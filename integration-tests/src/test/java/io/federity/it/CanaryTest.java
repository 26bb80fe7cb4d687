package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class CanaryTest {
  private static final Canary CANARY = Canary.number("271.828182");

  @Test
  void number_writtenOut_isFound() {
    assertThat(CANARY.foundIn(utf8("{\"sum\":\"271.828182\"}"))).isNotEmpty();
    assertThat(CANARY.foundIn(utf8("{\"sum\":\"271.828183\"}"))).isEmpty();
  }

  @Test
  void number_asFloatBetweenOtherBytes_isFound() {
    ByteBuffer bytes = ByteBuffer.allocate(11).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(3, (byte) 7).putFloat(5, 271.828182f);
    assertThat(CANARY.foundIn(bytes.array())).isNotEmpty();
    assertThat(CANARY.foundIn(bytes.putFloat(5, 271.82816f).array())).isEmpty();
  }

  @Test
  void number_asDoubleInBase64AtAnyPosition_isFound() {
    for (int before = 0; before < 4; before++) {
      byte[] bytes = ByteBuffer.allocate(before + 12).putDouble(before, 271.828182).array();
      assertThat(CANARY.foundIn(Base64.getEncoder().encode(bytes))).as("%d", before).isNotEmpty();
    }
  }

  @Test
  void text_inHexBase64AndUtf16_isFound() {
    Canary patient = Canary.text("Erika-Mustermann");
    byte[] name = utf8("Erika-Mustermann");
    assertThat(patient.foundIn(utf8(HexFormat.of().formatHex(name)))).isNotEmpty();
    assertThat(patient.foundIn(Base64.getEncoder().encode(utf8("x Erika-Mustermann"))))
        .isNotEmpty();
    assertThat(patient.foundIn("Erika-Mustermann".getBytes(StandardCharsets.UTF_16))).isNotEmpty();
    assertThat(patient.foundIn(utf8("Erika Mustermann"))).isEmpty();
  }

  @Test
  void number_inRandomBytes_isNotFound() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    byte[] bytes = new byte[1 << 16];
    random.nextBytes(bytes);
    assertThat(CANARY.foundIn(bytes)).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
