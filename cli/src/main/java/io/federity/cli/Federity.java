package io.federity.cli;

import io.federity.cli.auth.AuthCommand;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.PassphrasePrompt;
import io.federity.cli.console.Pause;
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
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ScopeType;

/**
 * The program {@code federity}. Data goes to standard output, everything else to standard error.
 *
 * <p>Exit codes: 0 done; 2 refused, the caller can mend it; 3 refused, somebody was faster or the
 * time is wrong; 4 something outside does not answer; 5 a fault of ours; 64 wrong usage.
 */
@Command(
    name = "federity",
    description = "Train one model in many hospitals: pull, train, commit, push, review, merge.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:refused: you can mend it; the last line says how",
      "3:refused: somebody was faster, or it is not the time",
      "4:something outside does not answer",
      "5:a fault of Federity",
      "64:wrong usage"
    },
    subcommands = {
      AuthCommand.class,
      WalletCommand.class,
      CloneCommand.class,
      PullCommand.class,
      StatusCommand.class,
      CommitCommand.class,
      PushCommand.class,
      RevertCommand.class,
      LogCommand.class,
      ShowCommand.class,
      DiffCommand.class,
      BranchCommand.class,
      TagCommand.class,
      RepoCommand.class,
      ContributionCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      StatsCommand.class,
      RoundCommand.class,
      WorkerCommand.class,
      NftCommand.class,
      TaskCommand.class,
      AuditCommand.class,
      DoctorCommand.class
    })
public final class Federity {
  /** Exit code of wrong usage; EX_USAGE of sysexits.h. */
  public static final int USAGE = 64;

  /** Runs the program and ends the JVM. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    java.io.Console terminal = System.console();
    var environment =
        new CommandEnvironment(
            System.getenv(),
            Path.of("").toAbsolutePath(),
            new Console(out, err, terminal != null && terminal.isTerminal()),
            PassphrasePrompt.terminal(),
            Clock.systemUTC(),
            Pause.real());
    int exitCode = run(environment, arguments);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /** Runs one command and returns its exit code. */
  public static int run(CommandEnvironment environment, String... arguments) {
    Console console = environment.console();
    Failures failures = new Failures(environment, List.of(arguments));
    CommandLine commandLine =
        new CommandLine(Federity.class, new CommandFactory(environment))
            .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(failures)
            .setExecutionExceptionHandler(failures)
            .setExitCodeExceptionMapper(failures);
    setUsageExitCode(commandLine);
    return commandLine.execute(arguments);
  }

  /** A group without a subcommand is wrong usage, not success. */
  private static void setUsageExitCode(CommandLine commandLine) {
    commandLine.getCommandSpec().exitCodeOnInvalidInput(USAGE);
    commandLine.getSubcommands().values().forEach(Federity::setUsageExitCode);
  }
}
