package io.federity.cli.ref;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.remote.CommitApi;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.commit.RefName;
import io.federity.error.Outcome;
import io.federity.wire.RefView;
import java.util.Optional;
import java.util.function.Function;

/** Removes a ref from where it points now. */
abstract class DeleteRefCommand extends ChangeRefCommand {
  DeleteRefCommand(CommandEnvironment environment, Function<String, Optional<RefName>> kind) {
    super(environment, kind);
  }

  @Override
  final Outcome<RefView> change(RepositoryOption.Target target, RefName ref, String message) {
    CommitApi commits = target.api().commits();
    return commits
        .ref(target.repository(), ref)
        .then(before ->
            commits.deleteRef(target.repository(), ref, before.commit(), message).map(_ -> before));
  }

  @Override
  final String told(RefView ref) {
    return "Deleted %s, which pointed to %s".formatted(ref.name(), ref.commit());
  }
}
