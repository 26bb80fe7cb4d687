package io.federity.cli.ref;

import io.federity.cli.console.CommandEnvironment;
import io.federity.commit.RefName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code federity branch}. */
@Command(
    name = "branch",
    description = "List, create and delete branches.",
    subcommands = {
      BranchCommand.Listing.class,
      BranchCommand.Create.class,
      BranchCommand.Delete.class
    })
public final class BranchCommand {
  /** {@code federity branch list}. */
  @Command(name = "list", description = "List branches: where they point, who made them and why.")
  static final class Listing extends ListRefsCommand {
    Listing(CommandEnvironment environment) {
      super(environment, RefName::isBranch);
    }
  }

  /** {@code federity branch create}. */
  @Command(name = "create", description = "Make a branch on a published commit (maintainers).")
  static final class Create extends CreateRefCommand {
    @Option(
        names = "--unprotected",
        description = "Let maintainers move and delete the branch without a review.")
    private boolean unprotected;

    Create(CommandEnvironment environment) {
      super(environment, RefName::branch);
    }

    @Override
    Boolean protectedRef() {
      return !unprotected;
    }
  }

  /** {@code federity branch delete}. */
  @Command(name = "delete", description = "Delete a branch; its commits stay (maintainers).")
  static final class Delete extends DeleteRefCommand {
    Delete(CommandEnvironment environment) {
      super(environment, RefName::branch);
    }
  }
}
