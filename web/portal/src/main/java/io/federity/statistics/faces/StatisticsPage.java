package io.federity.statistics.faces;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.portal.faces.PathParts;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.repository.RepositoryName;
import io.federity.statistics.service.StatisticsService;
import io.federity.wire.StatisticsApproval;
import io.federity.wire.StatisticsView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What hospitals pushed for the federated standardisation (round 0), and its approval. */
@Named("statistics")
@RequestScoped
public class StatisticsPage {
  /** Fewer rows than these, and sums begin to say something of single patients. */
  private static final int FEW_ROWS = 20;

  @Inject private StatisticsService statistics;
  @Inject private SignedInPerson person;
  @Inject private PathParts path;
  @Inject private Refusals refusals;

  private @Nullable List<StatisticsView> pushes;
  private @Nullable String reason;
  private List<String> chosen = List.of();

  /** What was pushed, by hospital. */
  public List<StatisticsView> getPushes() {
    List<StatisticsView> known = pushes;
    if (known == null) {
      known =
          path.repository()
              .map(name -> statistics.list(person.actor(), name))
              .map(outcome ->
                  outcome instanceof Outcome.Accepted<List<StatisticsView>>(var list)
                      ? list
                      : List.<StatisticsView>of())
              .orElse(List.of());
      pushes = known;
    }
    return known;
  }

  /** Those that wait for approval. */
  public List<StatisticsView> getWaiting() {
    return getPushes().stream().filter(push -> !push.approved()).toList();
  }

  /** Whether so few rows disclose values. */
  public boolean few(StatisticsView push) {
    return push.rows() < FEW_ROWS;
  }

  /** Whether the person sees the approval. */
  public boolean isApprovable() {
    return person.has("maintainer") && !getWaiting().isEmpty();
  }

  public @Nullable String getReason() {
    return reason == null ? refusals.draft() : reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  /** Ids of the pushes that are pooled; all that wait, unless the person chose. */
  public List<String> getChosen() {
    return chosen.isEmpty() ? getWaiting().stream().map(StatisticsView::id).toList() : chosen;
  }

  public void setChosen(List<String> chosen) {
    this.chosen = List.copyOf(chosen);
  }

  /** Approves the chosen pushes; their pool is frozen in the recipe. */
  public void approve() {
    Optional<RepositoryName> name = path.repository();
    String given = reason == null ? "" : reason.strip();
    if (name.isEmpty() || chosen.isEmpty()) {
      refusals.show(new Refusal(ErrorCode.BAD_REQUEST, "No hospital's statistics are chosen."));
    } else if (given.isEmpty()) {
      refusals.show(new Refusal(ErrorCode.MISSING_REASON, "The approval was not signed."));
    } else {
      StatisticsApproval approval = new StatisticsApproval(chosen, given);
      refusals.sign(() -> statistics.approve(person.actor(), name.get(), approval), given);
    }
  }
}
