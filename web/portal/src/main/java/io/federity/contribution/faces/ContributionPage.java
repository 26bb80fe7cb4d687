package io.federity.contribution.faces;

import io.federity.contribution.ContributionKind;
import io.federity.contribution.DecisionKind;
import io.federity.contribution.service.ContributionService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.portal.faces.PathParts;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.repository.RepositoryName;
import io.federity.wire.ContributionView;
import io.federity.wire.DecisionRequest;
import io.federity.wire.DecisionView;
import io.federity.wire.TensorChangeView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One contribution: what was checked, what changed, and the person's decision. */
@Named("contributionPage")
@RequestScoped
public class ContributionPage {
  private static final Set<String> OPEN =
      Set.of("verifying", "in-review", "changes-requested", "approved");

  /** One contribution a hospital and round, and no page that never ends. */
  private static final int MOST_COMPARED = 12;

  @Inject private ContributionService contributions;
  @Inject private SignedInPerson person;
  @Inject private PathParts path;
  @Inject private Refusals refusals;

  private @Nullable Outcome<ContributionView> found;
  private @Nullable String reason;
  private @Nullable String commit;

  /** Answers with an error page where there is no such contribution to read. */
  public void load() {
    refusals.valueOrErrorPage(found());
  }

  /** The contribution; null where it may not be read. */
  public @Nullable ContributionView getView() {
    return found() instanceof Outcome.Accepted<ContributionView>(var view) ? view : null;
  }

  private Outcome<ContributionView> found() {
    Outcome<ContributionView> known = found;
    if (known == null) {
      Optional<RepositoryName> name = path.repository();
      Optional<Integer> number = path.number();
      known =
          name.isPresent() && number.isPresent()
              ? contributions.view(person.actor(), name.get(), number.get())
              : Outcome.refused(ErrorCode.NOT_FOUND, "There is no such contribution.");
      found = known;
    }
    return known;
  }

  /** Full name of the repository in the address. */
  public String getFullName() {
    return path.fullName();
  }

  /** Whether reviewers are awaited. */
  public boolean isWaiting() {
    ContributionView known = getView();
    return known != null && known.state().equals("in-review");
  }

  /** The reason that was typed, also before a fresh login. */
  public @Nullable String getReason() {
    return reason == null ? refusals.draft() : reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  /** The commit that the person looked at; a decision names it. */
  public @Nullable String getCommit() {
    ContributionView known = getView();
    return commit == null && known != null ? known.commit() : commit;
  }

  public void setCommit(@Nullable String commit) {
    this.commit = commit;
  }

  /** Signs a decision on the commit that was looked at. */
  public void decide(String decision) {
    Optional<RepositoryName> name = path.repository();
    Optional<Integer> number = path.number();
    String looked = commit;
    String given = reason == null ? "" : reason.strip();
    if (name.isEmpty() || number.isEmpty() || looked == null) {
      refusals.show(new Refusal(ErrorCode.BAD_REQUEST, "The form names no contribution."));
    } else if (given.isEmpty()) {
      refusals.show(new Refusal(ErrorCode.MISSING_REASON, "The decision was not signed."));
    } else {
      DecisionRequest request = new DecisionRequest(decision, looked, given);
      refusals.sign(
          () -> contributions.decide(person.actor(), name.get(), number.get(), request), given);
    }
  }

  /** What signing a decision means, in words. */
  public String meaning(String decision) {
    return DecisionKind.named(decision).map(DecisionKind::meaning).orElse(decision);
  }

  /** Whether reviewers may decide now. */
  public boolean isReviewable() {
    ContributionView known = getView();
    return known != null && known.state().equals("in-review") && !isMine();
  }

  /** Whether this is an approved revert, for a compliance officer to release or to reject. */
  public boolean isReleasable() {
    ContributionView known = getView();
    return known != null && isRevert() && known.state().equals("approved") && !isMine();
  }

  /** Whether earlier tensors come back, and nothing was trained. */
  public boolean isRevert() {
    ContributionView known = getView();
    return known != null && known.kind().equals(ContributionKind.REVERT.wireName());
  }

  /** Whether the signed-in person is the author. */
  public boolean isMine() {
    ContributionView known = getView();
    return known != null && known.author().equals(person.getUsername());
  }

  /** Whether its author may take it back. */
  public boolean isWithdrawable() {
    ContributionView known = getView();
    return known != null && isMine() && OPEN.contains(known.state());
  }

  /** Approvals that count, out of those needed. */
  public long getApprovals() {
    ContributionView known = getView();
    return known == null
        ? 0
        : known.decisions().stream()
            .filter(decision -> decision.decision().equals("approve") && !decision.voided())
            .count();
  }

  /** The person's own decision on the newest revision, printed back; null without one. */
  public @Nullable DecisionView getOwnDecision() {
    ContributionView known = getView();
    return known == null
        ? null
        : known.decisions().stream()
            .filter(decision -> decision.username().equals(person.getUsername()))
            .filter(decision -> !decision.voided())
            .reduce((first, second) -> second)
            .orElse(null);
  }

  /** The tensors beside the base's. */
  public List<TensorRow> getTensors() {
    ContributionView known = getView();
    return known == null ? List.of() : known.changes().stream().map(TensorRow::of).toList();
  }

  /** Local metrics before and after training. */
  public List<MetricRow> getMetrics() {
    ContributionView known = getView();
    return known == null ? List.of() : MetricRow.of(known.metrics());
  }

  /** Whether a later revision voided decisions. */
  public boolean isVoided() {
    ContributionView known = getView();
    return known != null && known.decisions().stream().anyMatch(DecisionView::voided);
  }

  /** The others on the same base: of the same round, or under way. */
  public List<ContributionView> getOthers() {
    ContributionView known = getView();
    Optional<RepositoryName> name = path.repository();
    if (known == null || name.isEmpty()) {
      return List.of();
    }
    return switch (contributions.list(person.actor(), name.get(), null, known.branch())) {
      case Outcome.Accepted<List<ContributionView>>(List<ContributionView> all) ->
          all.stream()
              .filter(other -> isComparable(known, other))
              .limit(MOST_COMPARED)
              .map(other -> withChanges(name.get(), other))
              .toList();
      case Outcome.Refused<List<ContributionView>>(Refusal refusal) -> List.of();
    };
  }

  private static boolean isComparable(ContributionView shown, ContributionView other) {
    return other.base().equals(shown.base())
        && (other.number() == shown.number()
            || OPEN.contains(other.state())
            || (other.round() != null && other.round().equals(shown.round())));
  }

  /** Lists leave the tensors out; the page of a single contribution has them. */
  private ContributionView withChanges(RepositoryName name, ContributionView listed) {
    return contributions.view(person.actor(), name, listed.number())
            instanceof Outcome.Accepted<ContributionView>(var whole)
        ? whole
        : listed;
  }

  /** Euclidean norm of a whole update; null where its tensors are not listed. */
  public @Nullable Double norm(ContributionView contribution) {
    return contribution.changes().isEmpty()
        ? null
        : Math.sqrt(
            contribution.changes().stream()
                .mapToDouble(TensorChangeView::l2)
                .map(norm -> norm * norm)
                .sum());
  }
}
