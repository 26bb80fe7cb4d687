package io.federity.audit.faces;

import io.federity.audit.AuditFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the filter of the audit trail from the parameters of an address. */
final class AuditQuery {
  private AuditQuery() {}

  /**
   * The filter.
   *
   * @param parameter gives a parameter by its name, or null; dates are whole days in UTC
   */
  static AuditFilter read(Function<String, @Nullable String> parameter, int limit) {
    return new AuditFilter(
        text(parameter.apply("repository")),
        text(parameter.apply("actor")),
        text(parameter.apply("action")),
        text(parameter.apply("subject")),
        day(parameter.apply("from"), 0),
        day(parameter.apply("to"), 1),
        number(parameter.apply("before")),
        limit);
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<Instant> day(@Nullable String value, int plusDays) {
    try {
      return text(value)
          .map(text -> LocalDate.parse(text).plusDays(plusDays).atStartOfDay(ZoneOffset.UTC))
          .map(start -> start.toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // the browser's date field sends valid days only
    }
  }

  private static Optional<Long> number(@Nullable String value) {
    return text(value).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
  }
}
