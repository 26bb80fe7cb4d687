package io.federity.cli.ref;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.remote.CommitApi;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.commit.RefName;
import io.federity.error.Outcome;
import io.federity.wire.RefRequest;
import io.federity.wire.RefView;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Makes a ref on a commit, by default on the head of the branch one is on. */
abstract class CreateRefCommand extends ChangeRefCommand {
  @Option(
      names = "--at",
      paramLabel = "COMMIT",
      description = "Id, the first digits of it, branch or tag; by default the branch's head.")
  private Optional<String> at = Optional.empty();

  CreateRefCommand(CommandEnvironment environment, Function<String, Optional<RefName>> kind) {
    super(environment, kind);
  }

  /** Whether only reviews move it; null for what never moves. */
  abstract @Nullable Boolean protectedRef();

  @Override
  final Outcome<RefView> change(RepositoryOption.Target target, RefName ref, String message) {
    CommitApi commits = target.api().commits();
    return commits
        .view(target.repository(), at.orElse(target.branch()))
        .then(commit ->
            commits.createRef(
                target.repository(), ref, new RefRequest(commit.id(), message, protectedRef())));
  }

  @Override
  final String told(RefView ref) {
    return "Created %s at %s".formatted(ref.name(), ref.commit().substring(0, 8));
  }
}
