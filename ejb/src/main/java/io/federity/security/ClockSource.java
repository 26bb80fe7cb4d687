package io.federity.security;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;

/** The clock of all services: UTC, whole milliseconds, which every database keeps exactly. */
@Dependent
public class ClockSource {
  @Produces
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}
