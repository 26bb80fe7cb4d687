package io.federity.audit.faces;

import io.federity.wire.AuditView;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of the CSV export; cells that a spreadsheet would take for formulas are made text. */
final class AuditCsv {
  /** The first line. */
  static final String HEADER =
      "number,time,actor,actor name,hospital,repository,action,subject,details,previous,hash\r\n";

  private AuditCsv() {}

  static String line(AuditView entry) {
    String details =
        new TreeMap<>(entry.details())
            .entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining("; "));
    return Stream.of(
                String.valueOf(entry.number()),
                entry.time().toString(),
                entry.actor(),
                entry.actorName(),
                entry.hospital(),
                entry.repository(),
                entry.action(),
                entry.subject(),
                details,
                entry.previous(),
                entry.hash())
            .map(AuditCsv::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String cell(String value) {
    String text =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
