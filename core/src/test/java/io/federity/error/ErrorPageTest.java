package io.federity.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page of the error codes is made from the enum; this test makes or compares it. */
class ErrorPageTest {
  private static final String REGENERATE =
      "./mvnw -pl core test -Dtest=ErrorPageTest -Dfederity.write-docs=true";
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "core"), "..", "docs", "reference", "errors.md");

  @Test
  void page_ofTheErrorCodes_saysWhatTheEnumSays() throws IOException {
    if (Boolean.getBoolean("federity.write-docs")) {
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE)
        .as("docs/reference/errors.md differs from ErrorCode; write it again with: " + REGENERATE)
        .hasContent(page());
  }

  private static String page() {
    var page = new StringBuilder();
    page.append(
        """
        # Error codes

        Everything that Federity refuses has a code. The API answers it as a problem (RFC 9457) with `code`, the HTTP
        status, `title` (what it means), `detail` (this case, with names and numbers) and `remedy` (the next step). The
        command line prints the detail and the next step, and ends with the exit code. A refused step has changed
        nothing.

        | exit code | kind | whose turn it is |
        | --- | --- | --- |
        """);
    for (ErrorCode.Kind kind : ErrorCode.Kind.values()) {
      page.append("| %d | %s | %s |\n".formatted(kind.exitCode(), kind, whoseTurn(kind)));
    }
    page.append(
        """

        Exit code 0 is success. This page is made from `io.federity.error.ErrorCode`: change it there, then run
        `%s`.
        """
            .formatted(REGENERATE));
    for (ErrorCode code : ErrorCode.values()) {
      page.append(section(code));
    }
    return page.toString();
  }

  private static String whoseTurn(ErrorCode.Kind kind) {
    return switch (kind) {
      case USER -> "yours: the request can be mended";
      case CONFLICT -> "yours: somebody was faster, or the time is wrong";
      case EXTERNAL -> "nobody's here: something outside does not answer";
      case INTERNAL -> "the operator's";
    };
  }

  private static String section(ErrorCode code) {
    return """

    ## %s

    %s

    Next step: %s

    HTTP %d, exit code %d.
    """
        .formatted(code.code(), code.meaning(), code.remedy(), code.httpStatus(), code.exitCode());
  }
}
