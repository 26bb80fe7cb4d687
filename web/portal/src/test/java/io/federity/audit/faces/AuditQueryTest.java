package io.federity.audit.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.audit.AuditFilter;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditQueryTest {
  private static AuditFilter read(Map<String, String> parameters) {
    return AuditQuery.read(parameters::get, 50);
  }

  @Test
  void nothing_asksForTheNewest() {
    assertThat(read(Map.of())).isEqualTo(AuditFilter.newest(50));
  }

  @Test
  void days_areWholeInUtc() {
    AuditFilter filter = read(Map.of("from", "2026-11-20", "to", "2026-11-20"));

    assertThat(filter.from()).contains(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(filter.to()).contains(Instant.parse("2026-11-21T00:00:00Z"));
  }

  @Test
  void nonsense_filtersNothing() {
    assertThat(read(Map.of("from", "yesterday", "before", "-1", "actor", " ")))
        .isEqualTo(AuditFilter.newest(50));
  }
}
