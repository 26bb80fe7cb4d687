package io.federity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion for the shell fish: one line a subcommand, offered behind its group's words, and one
 * an option, offered anywhere behind its command's words.
 */
final class FishCompletion {
  private static final String HEAD =
      """
      # Completion of federity for fish; made by: federity completion fish
      function __federity_names
          set -l words (commandline -opc)
          for word in $words[2..-1]
              switch $word
                  case '-*'
                  case '*'
                      echo $word
              end
          end
      end
      function __federity_at
          set -l names (__federity_names)
          test "$names" = "$argv"
      end
      function __federity_in
          set -l names (__federity_names)
          set -l depth (count $argv)
          test (count $names) -ge $depth; and test "$names[1..$depth]" = "$argv"
      end
      complete -c federity -f
      """;

  private final List<String> lines = new ArrayList<>();

  private FishCompletion() {}

  static String script(CommandSpec root) {
    FishCompletion completion = new FishCompletion();
    completion.add(root, "");
    return HEAD + String.join("\n", completion.lines);
  }

  private void add(CommandSpec command, String path) {
    String at = "complete -c federity -n '__federity_at%s'".formatted(path);
    String in = path.isEmpty() ? at : at.replace("__federity_at", "__federity_in");
    for (OptionSpec option : command.options()) {
      lines.add(in + names(option) + value(option) + description(option.description()));
    }
    new TreeMap<String, CommandLine>(command.subcommands())
        .forEach((name, subcommand) -> {
          CommandSpec spec = subcommand.getCommandSpec();
          lines.add(at + " -a " + name + description(spec.usageMessage().description()));
          add(spec, path + " " + name);
        });
  }

  private static String names(OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    return names.toString();
  }

  /** A value follows, or a file does: fish offers files only where it is told to. */
  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    return option.paramLabel().toUpperCase(Locale.ROOT).contains("FILE") ? " -r -F" : " -r";
  }

  private static String description(String[] text) {
    String first = text.length == 0 ? "" : text[0];
    return " -d '" + first.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
