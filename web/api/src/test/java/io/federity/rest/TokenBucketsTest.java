package io.federity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private long nanos;
  private final TokenBuckets buckets = new TokenBuckets(10, 20, () -> nanos);

  private long taken(String who, int requests) {
    return IntStream.range(0, requests).filter(i -> buckets.take(who).isEmpty()).count();
  }

  @Test
  void burst_isTakenAndNoMore() {
    assertThat(taken("alice", 50)).isEqualTo(20);
  }

  @Test
  void tokens_comeBackAtTheRate_upToTheBurst() {
    taken("alice", 20);
    nanos += Duration.ofMillis(500).toNanos();
    assertThat(taken("alice", 50)).isEqualTo(5);
    nanos += Duration.ofHours(1).toNanos();
    assertThat(taken("alice", 50)).isEqualTo(20);
  }

  @Test
  void refusal_saysWhenTheNextRequestIsTaken() {
    taken("alice", 20);
    Duration wait = buckets.take("alice").orElseThrow();
    assertThat(wait).isEqualTo(Duration.ofMillis(100));
    nanos += wait.toNanos();
    assertThat(buckets.take("alice")).isEmpty();
  }

  @Test
  void refusals_doNotPutTheNextTokenOff() {
    taken("alice", 20);
    for (int i = 0; i < 9; i++) {
      nanos += Duration.ofMillis(10).toNanos();
      assertThat(buckets.take("alice")).isPresent();
    }
    nanos += Duration.ofMillis(10).toNanos();
    assertThat(buckets.take("alice")).isEmpty();
  }

  @Test
  void accounts_haveBucketsOfTheirOwn() {
    taken("alice", 50);
    assertThat(taken("bela", 1)).isEqualTo(1);
  }

  @Test
  void manyAskers_doNotMakeAnEmptyBucketForgotten() {
    taken("alice", 20);
    IntStream.range(0, 20_000).forEach(i -> buckets.take("address-" + i));
    assertThat(taken("alice", 1)).isZero();
  }
}
