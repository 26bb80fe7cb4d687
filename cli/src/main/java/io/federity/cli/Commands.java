package io.federity.cli;

import io.federity.cli.admin.AdminCommand;
import io.federity.cli.admin.FsckCommand;
import io.federity.cli.auth.AuthCommand;
import io.federity.cli.contribution.ContributionCommand;
import io.federity.cli.diff.DiffCommand;
import io.federity.cli.doctor.DoctorCommand;
import io.federity.cli.nft.NftCommand;
import io.federity.cli.ref.BranchCommand;
import io.federity.cli.ref.TagCommand;
import io.federity.cli.repo.RepoCommand;
import io.federity.cli.round.RoundCommand;
import io.federity.cli.statistics.StatsCommand;
import io.federity.cli.task.AuditCommand;
import io.federity.cli.task.TaskCommand;
import io.federity.cli.training.EvaluateCommand;
import io.federity.cli.training.TrainCommand;
import io.federity.cli.wallet.WalletCommand;
import io.federity.cli.worker.WorkerCommand;
import io.federity.cli.workingcopy.CloneCommand;
import io.federity.cli.workingcopy.CommitCommand;
import io.federity.cli.workingcopy.LogCommand;
import io.federity.cli.workingcopy.PullCommand;
import io.federity.cli.workingcopy.PushCommand;
import io.federity.cli.workingcopy.RevertCommand;
import io.federity.cli.workingcopy.ShowCommand;
import io.federity.cli.workingcopy.StatusCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands under {@code federity} by their names. The parser reads a command's options by
 * reflection, which takes longer than most commands do; so only the one that was typed is read.
 */
final class Commands {
  /** In the order of the help. */
  static final Map<String, Class<?>> ALL = all();

  private Commands() {}

  private static Map<String, Class<?>> all() {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    all.put("auth", AuthCommand.class);
    all.put("wallet", WalletCommand.class);
    all.put("clone", CloneCommand.class);
    all.put("pull", PullCommand.class);
    all.put("status", StatusCommand.class);
    all.put("commit", CommitCommand.class);
    all.put("push", PushCommand.class);
    all.put("revert", RevertCommand.class);
    all.put("log", LogCommand.class);
    all.put("show", ShowCommand.class);
    all.put("diff", DiffCommand.class);
    all.put("branch", BranchCommand.class);
    all.put("tag", TagCommand.class);
    all.put("repo", RepoCommand.class);
    all.put("contribution", ContributionCommand.class);
    all.put("train", TrainCommand.class);
    all.put("evaluate", EvaluateCommand.class);
    all.put("stats", StatsCommand.class);
    all.put("round", RoundCommand.class);
    all.put("worker", WorkerCommand.class);
    all.put("nft", NftCommand.class);
    all.put("task", TaskCommand.class);
    all.put("audit", AuditCommand.class);
    all.put("fsck", FsckCommand.class);
    all.put("admin", AdminCommand.class);
    all.put("doctor", DoctorCommand.class);
    all.put("completion", CompletionCommand.class);
    return all;
  }

  /** The command that the arguments begin with; all of them where they begin with none. */
  static Map<String, Class<?>> needed(List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    Class<?> command = ALL.get(first);
    return command == null ? ALL : Map.of(first, command);
  }
}
