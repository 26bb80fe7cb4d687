package io.federity.audit.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.wire.AuditView;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditCsvTest {
  private static String line(String actorName, String reason) {
    return AuditCsv.line(
        new AuditView(
            7,
            "p",
            "h",
            Instant.EPOCH,
            "rita",
            actorName,
            "va",
            "o/n",
            "contribution.approve",
            "14",
            Map.of("reason", reason)));
  }

  @Test
  void line_hasAsManyCellsAsTheHeader() {
    assertThat(line("Rita", "fine").split(",")).hasSize(AuditCsv.HEADER.split(",").length);
  }

  @Test
  void commasAndQuotes_areQuoted() {
    assertThat(line("Rita, \"R.\"", "fine")).contains("\"Rita, \"\"R.\"\"\"");
  }

  @Test
  void formula_isMadeText() {
    assertThat(line("=HYPERLINK(x)", "fine")).contains("'=HYPERLINK(x)");
  }
}
