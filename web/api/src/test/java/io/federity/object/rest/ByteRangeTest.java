package io.federity.object.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-, bytes 0-99/100",
    "bytes=10-, bytes 10-99/100",
    "bytes=10-19, bytes 10-19/100",
    "bytes=99-99, bytes 99-99/100",
    "bytes=50-1000, bytes 50-99/100",
    "bytes=-10, bytes 90-99/100",
    "bytes=-1000, bytes 0-99/100",
    "bytes=100-, bytes */100",
    "bytes=-0, bytes */100"
  })
  void range_ofAHundredBytes_isThis(String header, String contentRange) {
    ByteRange range = ByteRange.of(header, 100);
    assertThat(range).isNotNull();
    assertThat(range.contentRange(100)).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b"})
  void header_thatIsNoSingleRange_asksForTheWhole(String header) {
    assertThat(ByteRange.of(header, 100)).isNull();
  }

  @Test
  void noHeader_asksForTheWhole() {
    assertThat(ByteRange.of(null, 100)).isNull();
  }

  @Test
  void range_beyondTwoGigabytes_isExact() {
    long size = (1L << 32) + 7;
    ByteRange range = ByteRange.of("bytes=4294967296-", size);
    assertThat(range).isEqualTo(new ByteRange(1L << 32, size - 1));
    assertThat(range.length()).isEqualTo(7);
  }
}
