package io.federity.cli.workingcopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedStreamTest {
  private static final int MEBIBYTE = 1 << 20;

  private final List<Long> seen = new ArrayList<>();

  private WatchedStream watched(byte[] content) {
    return new WatchedStream(new ByteArrayInputStream(content), seen::add);
  }

  @Test
  void stream_readWhole_isTheSameAndTellsEveryMebibyte() throws IOException {
    byte[] content = new byte[3 * MEBIBYTE + 5];
    content[MEBIBYTE] = 7;
    assertThat(watched(content).readAllBytes()).isEqualTo(content);
    assertThat(seen).hasSize(3).isSorted();
  }

  @Test
  void stream_skippedAndReadByteByByte_countsBoth() throws IOException {
    WatchedStream stream = watched(new byte[MEBIBYTE + 1]);
    stream.skipNBytes(MEBIBYTE - 1);
    assertThat(seen).isEmpty();
    assertThat(stream.read()).isZero();
    assertThat(seen).containsExactly((long) MEBIBYTE);
    assertThat(stream.read()).isZero();
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(seen).hasSize(1);
  }
}
