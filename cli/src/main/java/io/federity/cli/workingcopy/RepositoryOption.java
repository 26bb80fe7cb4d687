package io.federity.cli.workingcopy;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.remote.Api;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.repository.RepositoryName;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code -R}; without it a command means the working copy it runs in. */
public final class RepositoryOption {
  @Option(
      names = {"-R", "--repo"},
      paramLabel = "OWNER/NAME",
      description = "The repository; by default that of the working copy.")
  private Optional<String> repository = Optional.empty();

  /** A repository on a server. */
  public record Target(Api api, RepositoryName repository, String branch) {}

  /** What is meant. */
  public Outcome<Target> target(CommandEnvironment environment) {
    if (repository.isPresent()) {
      return target(environment, repository.get());
    }
    Servers servers = new Servers(environment);
    return WorkingCopy.find(environment.directory())
        .then(copy ->
            Servers.parse(copy.config().server())
                .map(server ->
                    new Target(servers.api(server), copy.repository(), copy.config().branch())));
  }

  /** The repository of that name on the usual server. */
  public static Outcome<Target> target(CommandEnvironment environment, String fullName) {
    Servers servers = new Servers(environment);
    return parse(fullName)
        .then(name -> servers.usual().map(server -> new Target(servers.api(server), name, "main")));
  }

  /** Reads {@code owner/name}. */
  public static Outcome<RepositoryName> parse(String text) {
    return RepositoryName.parse(text)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.BAD_REQUEST, "not a repository's name such as cleveland/heart: " + text));
  }
}
