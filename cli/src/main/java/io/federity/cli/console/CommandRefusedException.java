package io.federity.cli.console;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;

/**
 * Ends a command that was refused. Everything below the commands returns refusals as values; a
 * command turns the first one into its end, which is how picocli learns the exit code.
 */
public final class CommandRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Ends the command with this refusal. */
  public CommandRefusedException(Refusal refusal) {
    super(refusal.code().code() + ": " + refusal.detail());
    this.refusal = refusal;
  }

  /** Ends the command with this refusal. */
  public CommandRefusedException(ErrorCode code, String detail) {
    this(new Refusal(code, detail));
  }

  /** The value, or the end of the command. */
  public static <T> T orRefuse(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new CommandRefusedException(refusal);
    };
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
