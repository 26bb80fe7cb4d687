package io.federity.portal.faces;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address people see, such as {@code /repositories/{owner}/{name}}, and the page behind it.
 *
 * @param names of the parts in braces, in order
 */
record Route(Pattern pattern, List<String> names, String page) {
  private static final Pattern BRACES = Pattern.compile("\\{([a-z]+)}");

  /** All addresses; what is below {@code /app} needs a signed-in person. */
  static final List<Route> ALL =
      List.of(
          of("/app/inbox", "inbox"),
          of("/app/repositories", "repositories"),
          of("/app/repositories/{owner}/{name}", "repository-overview"),
          of("/app/repositories/{owner}/{name}/commits", "repository-commits"),
          of("/app/repositories/{owner}/{name}/commits/{commit}", "commit"),
          of("/app/repositories/{owner}/{name}/commits/{commit}/statements", "statements"),
          of("/app/repositories/{owner}/{name}/contributions", "repository-contributions"),
          of("/app/repositories/{owner}/{name}/contributions/{number}", "contribution"),
          of("/app/repositories/{owner}/{name}/rounds", "repository-rounds"),
          of("/app/repositories/{owner}/{name}/rounds/{number}", "round"),
          of("/app/repositories/{owner}/{name}/branches", "repository-branches"),
          of("/app/repositories/{owner}/{name}/files", "repository-files"),
          of("/app/repositories/{owner}/{name}/members", "repository-members"),
          of("/app/repositories/{owner}/{name}/statistics", "repository-statistics"),
          of("/app/repositories/{owner}/{name}/settings", "repository-settings"),
          of("/app/rounds", "rounds"),
          of("/app/hospitals", "hospitals"),
          of("/app/nfts", "nfts"),
          of("/app/wallets", "wallets"),
          of("/app/audit", "audit"),
          of("/app/administration", "administration"),
          of("/errors/{code}", "error-code"));

  Route {
    names = List.copyOf(names);
  }

  static Route of(String template, String page) {
    List<String> names = new ArrayList<>();
    Matcher braces = BRACES.matcher(template);
    while (braces.find()) {
      names.add(braces.group(1));
    }
    Pattern pattern = Pattern.compile(BRACES.matcher(template).replaceAll("([A-Za-z0-9._-]+)"));
    return new Route(pattern, names, "/pages/" + page + ".xhtml");
  }

  /** The parts in braces of a path, or empty where the path is another one's. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      parts.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(parts);
  }
}
