package io.federity.rest;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for everyone who asks: each request takes one, and they come back at a steady
 * rate. Full buckets are forgotten. Thread safe.
 */
final class TokenBuckets {
  private static final int MOST_KNOWN = 10_000;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  private record Bucket(double tokens, long asOf) {}

  /**
   * Empty of askers.
   *
   * @param perSecond tokens that come back in a second
   * @param burst tokens in a full bucket
   */
  TokenBuckets(int perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  /** Takes a token; where there is none, says after what time there will be one. */
  Optional<Duration> take(String who) {
    long now = nanoTime.getAsLong();
    if (buckets.size() >= MOST_KNOWN) {
      buckets.values().removeIf(bucket -> tokens(bucket, now) >= burst);
    }
    var missing = new AtomicReference<>(0.0);
    buckets.compute(
        who,
        (name, before) -> {
          double tokens = before == null ? burst : tokens(before, now);
          missing.set(Math.max(0, 1 - tokens));
          return before != null && tokens < 1 ? before : new Bucket(tokens - 1, now);
        });
    return missing.get() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) Math.ceil(missing.get() / perSecond * NANOS)));
  }

  private double tokens(Bucket bucket, long now) {
    return Math.min(burst, bucket.tokens() + (now - bucket.asOf()) / NANOS * perSecond);
  }
}
