package io.federity.repository;

import java.util.Optional;
import java.util.regex.Pattern;

/** A repository's full name {@code owner/name}; the owner is a hospital's slug. */
public record RepositoryName(String owner, String name) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public RepositoryName {
    if (!SLUG.matcher(owner).matches() || !SLUG.matcher(name).matches()) {
      throw new IllegalArgumentException("not a repository name: " + owner + "/" + name);
    }
  }

  /** Reads {@code owner/name}. */
  public static Optional<RepositoryName> parse(String fullName) {
    int slash = fullName.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String owner = fullName.substring(0, slash);
    String name = fullName.substring(slash + 1);
    return SLUG.matcher(owner).matches() && SLUG.matcher(name).matches()
        ? Optional.of(new RepositoryName(owner, name))
        : Optional.empty();
  }

  /** {@code owner/name}. */
  @Override
  public String toString() {
    return owner + "/" + name;
  }
}
