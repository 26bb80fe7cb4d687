package io.federity.cli.ref;

import io.federity.cli.console.CommandEnvironment;
import io.federity.commit.RefName;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done with tags. */
final class TagCommands {
  private TagCommands() {}

  /** {@code federity tag list}. */
  @Command(name = "list", description = "List tags: where they point, who made them and why.")
  static final class Listing implements Callable<Integer> {
    private final CommandEnvironment environment;
    @Mixin private RefOptions options;

    Listing(CommandEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      return options.list(environment, false);
    }
  }

  /** {@code federity tag create}. */
  @Command(name = "create", description = "Make a tag on a published commit (maintainers).")
  static final class Create implements Callable<Integer> {
    private final CommandEnvironment environment;

    @Parameters(paramLabel = "NAME", description = "The new tag.")
    private String name = "";

    @Option(
        names = "--at",
        paramLabel = "COMMIT",
        description = "Id, the first digits of it, branch or tag; by default the branch's head.")
    private Optional<String> at = Optional.empty();

    @Option(
        names = {"-m", "--message"},
        required = true,
        description = "Why; it is kept with the tag.")
    private String message = "";

    @Mixin private RefOptions options;

    Create(CommandEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      return options.create(environment, RefOptions.named(name, RefName::tag), at, message, null);
    }
  }

  /** {@code federity tag delete}. */
  @Command(name = "delete", description = "Delete a tag; its commits stay (maintainers).")
  static final class Delete implements Callable<Integer> {
    private final CommandEnvironment environment;

    @Parameters(paramLabel = "NAME", description = "The tag.")
    private String name = "";

    @Option(
        names = {"-m", "--message"},
        required = true,
        description = "Why; it is kept in the audit trail.")
    private String message = "";

    @Mixin private RefOptions options;

    Delete(CommandEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      return options.delete(environment, RefOptions.named(name, RefName::tag), message);
    }
  }
}
