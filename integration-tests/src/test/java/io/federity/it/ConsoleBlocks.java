package io.federity.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code console} blocks of a page: what the reader types and what must be answered. */
final class ConsoleBlocks {
  /**
   * A command with the lines that its output must have, in this order.
   *
   * @param expected lines in which an ellipsis stands for anything; one alone for any lines
   */
  record Step(int line, String command, List<String> expected) {
    /** The first expected line that the output does not have after the ones before, or nothing. */
    String missingIn(List<String> output) {
      int at = 0;
      for (String wanted : expected) {
        if (wanted.equals("…")) {
          continue;
        }
        Pattern pattern = pattern(wanted);
        while (at < output.size() && !pattern.matcher(output.get(at).strip()).matches()) {
          at++;
        }
        if (at == output.size()) {
          return wanted;
        }
        at++;
      }
      return "";
    }

    private static Pattern pattern(String wanted) {
      StringBuilder pattern = new StringBuilder();
      for (String part : wanted.strip().split("…", -1)) {
        pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
      }
      return Pattern.compile(pattern.toString());
    }
  }

  private ConsoleBlocks() {}

  /** Reads the steps of a page, in order. */
  static List<Step> read(Path page) throws IOException {
    List<Step> steps = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    boolean inside = false;
    int number = 0;
    for (String line : Files.readAllLines(page)) {
      number++;
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith("$ ")) {
        expected = new ArrayList<>();
        steps.add(new Step(number, line.substring(2), expected));
      } else if (inside && !line.isBlank()) {
        expected.add(line);
      }
    }
    return steps;
  }
}
