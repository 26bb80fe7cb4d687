package io.federity.policy;

import io.federity.aggregation.StrategySpec;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The numbers by which a branch is governed. The DMN table of the merge process turns facts and
 * these numbers into an outcome; the rules that may never be bent stand in code.
 *
 * @param strategy how contributions are aggregated
 * @param quorum fewest approved contributions that close a round
 * @param roundDeadline time from the opening of a round to its closing by the clock
 * @param requiredApprovals approvals a contribution needs; one at least is from another hospital
 * @param reviewDue time after which an unanswered review escalates
 * @param evaluationDue time after which a missing evaluation is reported as missing
 * @param maxAccuracyDrop largest loss of accuracy at any hospital that raises no flag, 0 to 1
 * @param automaticSignOff whether a merge without flags is released without a person
 * @param requireTrainingProof whether only proven contributions are merged
 */
public record BranchPolicy(
    StrategySpec strategy,
    int quorum,
    Duration roundDeadline,
    int requiredApprovals,
    Duration reviewDue,
    Duration evaluationDue,
    BigDecimal maxAccuracyDrop,
    boolean automaticSignOff,
    boolean requireTrainingProof) {
  /** Most sites in a round. */
  public static final int MAX_SITES = 256;

  /** Most decimals of a number; without a limit its plain text could have a billion. */
  private static final int MAX_DECIMALS = 30;

  private static final Pattern DECIMAL =
      Pattern.compile("[0-9](\\.[0-9]{1," + MAX_DECIMALS + "})?");

  public BranchPolicy {
    requireRange("quorum", quorum, 1, MAX_SITES);
    requireRange("requiredApprovals", requiredApprovals, 1, 16);
    requirePositive("roundDeadline", roundDeadline);
    requirePositive("reviewDue", reviewDue);
    requirePositive("evaluationDue", evaluationDue);
    if (maxAccuracyDrop.signum() < 0
        || maxAccuracyDrop.compareTo(BigDecimal.ONE) > 0
        || maxAccuracyDrop.scale() > MAX_DECIMALS) {
      throw new IllegalArgumentException(
          "maxAccuracyDrop must be between 0 and 1, with at most " + MAX_DECIMALS + " decimals");
    }
  }

  /** FedAvg, three sites, a week a round, two days a review, a person signs every merge. */
  public static BranchPolicy standard() {
    return new BranchPolicy(
        new StrategySpec("FedAvg", java.util.Map.of()),
        3,
        Duration.ofDays(7),
        1,
        Duration.ofDays(2),
        Duration.ofHours(12),
        new BigDecimal("0.02"),
        false,
        false);
  }

  private static void requireRange(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(name + " must be between " + low + " and " + high);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException(name + " must be longer than 0 and at most 366 days");
    }
  }

  /** The policy as JSON; durations in ISO 8601, decimals as strings. */
  public JsonValue.Members json() {
    return new JsonBuilder()
        .put("version", 1)
        .put(
            "strategy",
            new JsonBuilder()
                .put("name", strategy.name())
                .putTextMap("parameters", strategy.parameters())
                .build())
        .put("quorum", quorum)
        .put("roundDeadline", roundDeadline.toString())
        .put("requiredApprovals", requiredApprovals)
        .put("reviewDue", reviewDue.toString())
        .put("evaluationDue", evaluationDue.toString())
        .put("maxAccuracyDrop", maxAccuracyDrop.toPlainString())
        .put("automaticSignOff", automaticSignOff)
        .put("requireTrainingProof", requireTrainingProof)
        .build();
  }

  /**
   * Reads a policy. Every member must be there: a policy that a hospital signs hides no defaults.
   * {@link JsonShapeException} names the member that is wrong.
   */
  public static BranchPolicy fromJson(JsonValue value) {
    JsonObject json = JsonObject.of("policy", value);
    if (json.whole("version") != 1) {
      throw new JsonShapeException("policy.version", "must be 1");
    }
    JsonObject strategy = json.object("strategy");
    var spec = new StrategySpec(strategy.text("name"), strategy.textMap("parameters"));
    strategy.end();
    try {
      var policy =
          new BranchPolicy(
              spec,
              Math.toIntExact(json.whole("quorum")),
              Duration.parse(json.text("roundDeadline")),
              Math.toIntExact(json.whole("requiredApprovals")),
              Duration.parse(json.text("reviewDue")),
              Duration.parse(json.text("evaluationDue")),
              decimal(json.text("maxAccuracyDrop")),
              json.flag("automaticSignOff"),
              json.flag("requireTrainingProof"));
      json.end();
      return policy;
    } catch (DateTimeParseException e) {
      throw new JsonShapeException(
          "policy", "has a duration that is not ISO 8601 such as P2D: " + e.getParsedString());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new JsonShapeException("policy", "is refused: " + e.getMessage());
    }
  }

  private static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new JsonShapeException("policy.maxAccuracyDrop", "must be a decimal such as \"0.02\"");
    }
    return new BigDecimal(text);
  }

  /** Names of all members, for documentation and forms. */
  public static List<String> memberNames() {
    return List.copyOf(standard().json().values().keySet());
  }
}
