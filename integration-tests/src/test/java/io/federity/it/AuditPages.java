package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit trail, page after page. */
final class AuditPages {
  private static final int PAGE = 200;

  private AuditPages() {}

  /** Every entry, oldest first. */
  static List<JsonNode> all(ApiClient auditor) {
    List<JsonNode> entries = new ArrayList<>();
    Optional<String> page = Optional.of("/audit?limit=" + PAGE);
    while (page.isPresent()) {
      ApiReply reply = auditor.get(page.get()).orThrow();
      reply.json().forEach(entries::add);
      page = reply.nextPage();
    }
    return entries.reversed();
  }
}
