package io.federity.portal.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** One place that says how each state of the domain looks. */
@Named("badges")
@ApplicationScoped
public class StateBadges {
  @Inject private Format format;

  /** The badge of a contribution's, round's, evaluation's or NFT's state, or of a verdict. */
  public StateBadge of(@Nullable String state) {
    return switch (state == null ? "" : state) {
      case "verifying" -> new StateBadge("Being verified", "plain", "sync");
      case "in-review" -> new StateBadge("In review", "warning", "clock");
      case "changes-requested" -> new StateBadge("Changes requested", "warning", "pencil");
      case "approved" -> new StateBadge("Approved", "good", "check-circle");
      case "merged" -> new StateBadge("Merged", "good", "link");
      case "rejected" -> new StateBadge("Rejected", "bad", "times-circle");
      case "withdrawn" -> new StateBadge("Withdrawn", "plain", "undo");
      case "refused" -> new StateBadge("Refused", "bad", "ban");
      case "outdated" -> new StateBadge("Outdated", "plain", "history");
      case "open" -> new StateBadge("Open", "warning", "lock-open");
      case "frozen" -> new StateBadge("Closed, aggregating", "plain", "lock");
      case "aggregated" -> new StateBadge("Being evaluated", "plain", "chart-bar");
      case "awaiting-sign-off" -> new StateBadge("Awaiting sign-off", "warning", "clock");
      case "signed-off" -> new StateBadge("Signed off", "good", "verified");
      case "published" -> new StateBadge("Published", "good", "check-circle");
      case "waiting" -> new StateBadge("Waiting", "warning", "clock");
      case "leased" -> new StateBadge("Being evaluated", "plain", "sync");
      case "reported" -> new StateBadge("Reported", "good", "check-circle");
      case "missing" -> new StateBadge("Missing", "bad", "question-circle");
      case "failed" -> new StateBadge("Failed", "bad", "times-circle");
      case "minted" -> new StateBadge("Minted", "good", "check-circle");
      case "good" -> new StateBadge("Passed", "good", "check-circle");
      case "warning" -> new StateBadge("Look at this", "warning", "exclamation-triangle");
      case "bad" -> new StateBadge("Failed", "bad", "times-circle");
      case "none" -> new StateBadge("Not proven", "plain", "minus-circle");
      default -> new StateBadge(format.words(state), "plain", "circle");
    };
  }
}
