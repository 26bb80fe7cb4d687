package io.federity.commit;

import java.util.Optional;
import java.util.regex.Pattern;

/** The one authority for names of refs: {@code refs/heads/<branch>} and {@code refs/tags/<tag>}. */
public record RefName(String fullName) {
  private static final Pattern SHORT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  public RefName {
    if (shortName(fullName).isEmpty()) {
      throw new IllegalArgumentException("not a ref name: " + fullName);
    }
  }

  /** The ref of a branch; empty where the name breaks the rules. */
  public static Optional<RefName> branch(String name) {
    return isShortName(name) ? Optional.of(new RefName(HEADS + name)) : Optional.empty();
  }

  /** The ref of a tag; empty where the name breaks the rules. */
  public static Optional<RefName> tag(String name) {
    return isShortName(name) ? Optional.of(new RefName(TAGS + name)) : Optional.empty();
  }

  /** Whether a branch or tag may have this name. */
  public static boolean isShortName(String name) {
    return SHORT.matcher(name).matches() && !name.contains("..") && !name.endsWith(".lock");
  }

  /** Whether this is a branch. */
  public boolean isBranch() {
    return fullName.startsWith(HEADS);
  }

  /** The name without its prefix. */
  public String shortName() {
    return shortName(fullName).orElseThrow();
  }

  private static Optional<String> shortName(String fullName) {
    for (String prefix : new String[] {HEADS, TAGS}) {
      if (fullName.startsWith(prefix)) {
        return Optional.of(fullName.substring(prefix.length())).filter(RefName::isShortName);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return fullName;
  }
}
