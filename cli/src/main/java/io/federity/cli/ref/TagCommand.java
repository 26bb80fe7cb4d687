package io.federity.cli.ref;

import io.federity.cli.console.CommandEnvironment;
import io.federity.commit.RefName;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code federity tag}. */
@Command(
    name = "tag",
    description = "Name a commit for good: list, create and delete tags.",
    subcommands = {TagCommand.Listing.class, TagCommand.Create.class, TagCommand.Delete.class})
public final class TagCommand {
  /** {@code federity tag list}. */
  @Command(name = "list", description = "List tags: where they point, who made them and why.")
  static final class Listing extends ListRefsCommand {
    Listing(CommandEnvironment environment) {
      super(environment, Predicate.not(RefName::isBranch));
    }
  }

  /** {@code federity tag create}. */
  @Command(name = "create", description = "Make a tag on a published commit (maintainers).")
  static final class Create extends CreateRefCommand {
    Create(CommandEnvironment environment) {
      super(environment, RefName::tag);
    }

    @Override
    @Nullable Boolean protectedRef() {
      return null;
    }
  }

  /** {@code federity tag delete}. */
  @Command(name = "delete", description = "Delete a tag; its commits stay (maintainers).")
  static final class Delete extends DeleteRefCommand {
    Delete(CommandEnvironment environment) {
      super(environment, RefName::tag);
    }
  }
}
