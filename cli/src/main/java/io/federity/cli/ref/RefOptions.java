package io.federity.cli.ref;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.commit.RefName;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.wire.RefRequest;
import io.federity.wire.RefView;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What the commands of branches and of tags have in common. */
final class RefOptions {
  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  /** Prints the refs of a kind. */
  int list(CommandEnvironment environment, boolean branches) {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    List<RefView> refs =
        orRefuse(target.api().commits().refs(target.repository())).stream()
            .filter(ref -> name(ref).isBranch() == branches)
            .toList();
    Console console = environment.console();
    output.print(
        console,
        refs,
        () -> {
          Table table = new Table("NAME", "COMMIT", "MOVES", "BY", "MADE", "WHY");
          refs.forEach(ref -> row(table, ref));
          table.print(console);
        });
    return 0;
  }

  private static void row(Table table, RefView ref) {
    RefName name = name(ref);
    table.row(
        name.shortName(),
        ref.commit().substring(0, 8),
        name.isBranch() ? ref.protectedRef() ? "by review" : "directly" : "never",
        shown(ref.createdBy()),
        shown(ref.created()),
        shown(ref.reason()));
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }

  private static RefName name(RefView ref) {
    return new RefName(ref.name());
  }

  /** Makes a ref on a commit, by default on the head of the branch one is on. */
  int create(
      CommandEnvironment environment,
      Outcome<RefName> ref,
      Optional<String> at,
      String message,
      @Nullable Boolean protectedRef) {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    RefName name = orRefuse(ref);
    String commit =
        orRefuse(target.api().commits().view(target.repository(), at.orElse(target.branch()))).id();
    RefView made =
        orRefuse(
            target
                .api()
                .commits()
                .createRef(
                    target.repository(), name, new RefRequest(commit, message, protectedRef)));
    Console console = environment.console();
    output.print(
        console,
        made,
        () ->
            console.data("Created %s at %s".formatted(made.name(), made.commit().substring(0, 8))));
    return 0;
  }

  /** Removes a ref from where it points now. */
  int delete(CommandEnvironment environment, Outcome<RefName> ref, String message) {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    RefName name = orRefuse(ref);
    RefView before = orRefuse(target.api().commits().ref(target.repository(), name));
    orRefuse(target.api().commits().deleteRef(target.repository(), name, before.commit(), message));
    Console console = environment.console();
    output.print(
        console,
        before,
        () ->
            console.data(
                "Deleted %s, which pointed to %s".formatted(before.name(), before.commit())));
    return 0;
  }

  /** The ref of that name. */
  static Outcome<RefName> named(String name, Function<String, Optional<RefName>> kind) {
    return kind.apply(name)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.BAD_REQUEST,
                "not a name of a branch or tag: "
                    + name
                    + "; letters, digits, '.', '_' and '-', at most 100"));
  }
}
