package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The audit trail, page after page. */
final class AuditPages {
  private static final int PAGE = 200;

  private AuditPages() {}

  /** Every entry, oldest first. */
  static List<JsonNode> all(ApiClient auditor) {
    List<JsonNode> entries = new ArrayList<>();
    JsonNode page = auditor.get("/audit?limit=" + PAGE).orThrow().json();
    while (!page.isEmpty()) {
      page.forEach(entries::add);
      long before = entries.getLast().path("number").asLong();
      page = auditor.get("/audit?limit=" + PAGE + "&before=" + before).orThrow().json();
    }
    return entries.reversed();
  }
}
