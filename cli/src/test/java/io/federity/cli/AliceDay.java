package io.federity.cli;

import io.federity.cli.admin.FsckCommand;
import io.federity.cli.diff.ModelDiff;
import io.federity.wire.ActorView;
import io.federity.wire.AuditVerdictView;
import io.federity.wire.AuditView;
import io.federity.wire.CommitView;
import io.federity.wire.ContributionView;
import io.federity.wire.DiscrepancyView;
import io.federity.wire.MemberView;
import io.federity.wire.NftView;
import io.federity.wire.ObjectInventoryView;
import io.federity.wire.RefView;
import io.federity.wire.RepositoryView;
import io.federity.wire.RetryView;
import io.federity.wire.RoundView;
import io.federity.wire.StatisticsView;
import io.federity.wire.TaskView;
import io.federity.wire.WalletView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Every command of the command line that prints data, in an order in which each can succeed; {@code
 * nft verify} needs a chain and is not among them.
 */
final class AliceDay {
  private final Terminal terminal;
  private final FakeServer server;
  private Consumer<Step> visitor = step -> {};

  AliceDay(Path folder, FakeServer server) {
    this.terminal = new Terminal(folder, server);
    this.server = server;
    server.unknownAreSamples = true;
  }

  /**
   * A command as Alice types it.
   *
   * @param printed the record that it prints, if it is one of the API's
   */
  record Step(
      Terminal terminal, String command, Optional<Class<?>> printed, List<String> arguments) {
    Terminal.Result run(String... more) {
      List<String> all = new ArrayList<>(List.of(command.split(" ")));
      all.addAll(arguments);
      all.addAll(List.of(more));
      return terminal.run(all.toArray(String[]::new));
    }
  }

  /** Types every command; the visitor runs it. */
  void live(Consumer<Step> visitor) throws IOException {
    this.visitor = visitor;
    step(ActorView.class, "auth login", "--no-browser");
    step(ActorView.class, "auth status");
    step("wallet create");
    step("wallet show");
    server.challenge =
        "%s wants you to sign in with your Solana account:\n%s\n\nx"
            .formatted(server.uri().getAuthority(), terminal.ok("wallet", "show").out().strip());
    step(WalletView.class, "wallet link");
    step(WalletView.class, "wallet unlink");
    step("doctor");
    inRepositories();
    inTheClone();
    onTheServer();
  }

  private void inRepositories() throws IOException {
    Files.writeString(terminal.directory.resolve("recipe.json"), Clinic.RECIPE);
    Files.writeString(terminal.directory.resolve("architecture.json"), Clinic.ARCHITECTURE);
    step(
        RepositoryView.class,
        "repo create",
        "heart",
        "--recipe",
        "recipe.json",
        "--architecture",
        "architecture.json");
    step(RepositoryView.class, "repo list");
    step(RepositoryView.class, "repo view", "cleveland/heart");
    String[] bela = {"bela", "--role", "contributor", "-R", "cleveland/heart"};
    step("repo member add", bela);
    step(MemberView.class, "repo member list", "-R", "cleveland/heart");
    step("repo member remove", bela);
    step(CommitView.class, "log", "-R", "cleveland/heart");
    step(CommitView.class, "show", "main", "-R", "cleveland/heart");
    step("clone", "cleveland/heart", "clone");
  }

  private void inTheClone() throws IOException {
    Path rows = terminal.home.resolveSibling("rows.csv");
    Files.writeString(rows, "note,age,sugar,ill\na,41,0.1,1\nb,62,0.2,0\nc,52,0.9,1\nd,33,0.4,0\n");
    terminal.directory = terminal.directory.resolve("clone");
    String[] data = {"--data", rows.toString()};
    step(StatisticsView.class, "stats push", data);
    step("train", "--data", rows.toString(), "--validation", rows.toString());
    step(ModelDiff.class, "diff");
    step("commit", "-m", "Trained");
    step(ContributionView.class, "push");
    step("status");
    step(FsckCommand.Report.class, "fsck", ".federity");
    step("evaluate", data);
    server.leases.add(
        """
        [{"id":"j1","repository":"cleveland/heart","repositoryId":"%s","branch":"main","round":1,
          "base":"%s","candidate":"%s","leasedUntil":"2026-11-21T12:05:00Z"}]
        """
            .formatted(FakeServer.REPOSITORY_ID, server.head.id(), server.head.id()));
    step("worker", "--data", rows.toString(), "--name", "w1", "--once");
    step("pull", "--force");
    step(RefView.class, "branch create", "side", "-m", "Try");
    step(RefView.class, "branch list");
    step(RefView.class, "branch delete", "side", "-m", "Tried");
    step(RefView.class, "tag create", "v1", "-m", "First");
    step(RefView.class, "tag list");
    step(RefView.class, "tag delete", "v1", "-m", "Wrong one");
    CommitView first = server.head;
    NextModel.publish(server, 2);
    server.commits.clear();
    server.commits.put(server.head.id(), server.head);
    server.commits.put(first.id(), first);
    step(ContributionView.class, "revert", "main", "-m", "It did harm");
  }

  private void onTheServer() {
    step(ContributionView.class, "contribution list");
    step(ContributionView.class, "contribution view", "1");
    step(ContributionView.class, "contribution approve", "1", "--reason", "fine");
    step(ContributionView.class, "contribution reject", "1", "--reason", "no");
    step(ContributionView.class, "contribution request-changes", "1", "--reason", "more");
    step(ContributionView.class, "contribution release", "1", "--reason", "fine");
    step(ContributionView.class, "contribution withdraw", "1");
    step(StatisticsView.class, "stats list");
    step(StatisticsView.class, "stats approve", "--reason", "fine");
    step(RoundView.class, "round list");
    step(RoundView.class, "round status", "1");
    step(RoundView.class, "round close", "1");
    step(RoundView.class, "round sign-off", "1", "--approve", "--reason", "fine");
    step(NftView.class, "nft list");
    step(TaskView.class, "task list");
    step(AuditView.class, "audit list");
    step(AuditVerdictView.class, "audit verify");
    step(DiscrepancyView.class, "admin reconcile");
    step(ObjectInventoryView.class, "admin objects");
    step(RetryView.class, "admin retry", "r1");
  }

  private void step(Class<?> printed, String command, String... arguments) {
    visitor.accept(new Step(terminal, command, Optional.of(printed), List.of(arguments)));
  }

  private void step(String command, String... arguments) {
    visitor.accept(new Step(terminal, command, Optional.empty(), List.of(arguments)));
  }
}
