package io.federity.cli.ref;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.commit.RefName;
import io.federity.error.Outcome;
import io.federity.wire.RefView;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Lists the refs of one kind: where they point, who made them and why. */
abstract class ListRefsCommand extends ListCommand<RefView> {
  private final Predicate<RefName> kind;
  @Mixin private RepositoryOption repository;

  ListRefsCommand(CommandEnvironment environment, Predicate<RefName> kind) {
    super(environment, "NAME", "COMMIT", "MOVES", "BY", "MADE", "WHY");
    this.kind = kind;
  }

  @Override
  protected final Outcome<List<RefView>> ask() {
    RepositoryOption.Target target = orRefuse(repository.target(environment()));
    return target
        .api()
        .commits()
        .refs(target.repository())
        .map(refs -> refs.stream().filter(ref -> kind.test(new RefName(ref.name()))).toList());
  }

  @Override
  protected final List<Object> cells(RefView ref) {
    RefName name = new RefName(ref.name());
    return row(
        name.shortName(),
        shortId(ref.commit()),
        name.isBranch() ? ref.protectedRef() ? "by review" : "directly" : "never",
        shown(ref.createdBy()),
        shown(ref.created()),
        shown(ref.reason()));
  }

  private static Object shown(@Nullable Object value) {
    return value == null ? "-" : value;
  }
}
