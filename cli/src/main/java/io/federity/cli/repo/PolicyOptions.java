package io.federity.cli.repo;

import io.federity.aggregation.StrategySpec;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.policy.BranchPolicy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The policy of a new branch: a file, or the standard policy with changes. */
final class PolicyOptions {
  @Option(names = "--strategy", description = "FedAvg, FedMedian or FedTrimmedAvg.")
  private Optional<String> strategy = Optional.empty();

  @Option(
      names = "--strategy-parameter",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the strategy, such as beta=0.25.")
  private Map<String, String> parameters = Map.of();

  @Option(names = "--quorum", description = "Hospitals that a round needs.")
  private Optional<Integer> quorum = Optional.empty();

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      description = "Time from a round's opening to its closing, ISO 8601 such as P7D.")
  private Optional<Duration> deadline = Optional.empty();

  @Option(names = "--approvals", description = "Approvals that a contribution needs.")
  private Optional<Integer> approvals = Optional.empty();

  @Option(
      names = "--max-accuracy-drop",
      description = "Loss of accuracy at any hospital above which a merge is flagged, 0 to 1.")
  private Optional<BigDecimal> maxAccuracyDrop = Optional.empty();

  @Option(
      names = "--automatic-sign-off",
      description = "Release merges without flags without a person.")
  private boolean automaticSignOff;

  /** The standard policy with the given changes. */
  Outcome<BranchPolicy> changed() {
    BranchPolicy standard = BranchPolicy.standard();
    try {
      return Outcome.accepted(
          new BranchPolicy(
              strategy.map(name -> new StrategySpec(name, parameters)).orElse(standard.strategy()),
              quorum.orElse(standard.quorum()),
              deadline.orElse(standard.roundDeadline()),
              approvals.orElse(standard.requiredApprovals()),
              standard.reviewDue(),
              standard.evaluationDue(),
              maxAccuracyDrop.orElse(standard.maxAccuracyDrop()),
              automaticSignOff || standard.automaticSignOff(),
              standard.requireTrainingProof()));
    } catch (IllegalArgumentException e) {
      return Outcome.refused(ErrorCode.BAD_POLICY, String.valueOf(e.getMessage()));
    }
  }

  /** A policy that a person wrote. */
  static Outcome<BranchPolicy> read(byte[] file) {
    try {
      return switch (JsonReader.read(new String(file, StandardCharsets.UTF_8))) {
        case JsonReading.Read(JsonValue value) -> Outcome.accepted(BranchPolicy.fromJson(value));
        case JsonReading.Malformed(int offset, String reason) ->
            Outcome.refused(
                ErrorCode.BAD_POLICY, "not JSON at character %d: %s".formatted(offset, reason));
      };
    } catch (JsonShapeException e) {
      return Outcome.refused(ErrorCode.BAD_POLICY, e.explanation());
    }
  }
}
