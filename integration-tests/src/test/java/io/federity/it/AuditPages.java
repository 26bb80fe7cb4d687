package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit trail, page after page. */
final class AuditPages {
  private static final int PAGE = 200;

  private AuditPages() {}

  /** What was recorded of the repository at that path: the newest actions first. */
  static List<String> actions(Federation federation, String path) {
    String name = path.substring("/repositories/".length()).replace("/", "%2F");
    List<String> actions = new ArrayList<>();
    federation
        .api(DemoPerson.AUDITOR)
        .get("/audit?limit=" + PAGE + "&repository=" + name)
        .orThrow()
        .json()
        .forEach(entry -> actions.add(entry.path("action").asText()));
    return actions;
  }

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
