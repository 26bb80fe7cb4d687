package io.federity.round.faces;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.portal.faces.PathParts;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.repository.RepositoryName;
import io.federity.round.service.RoundService;
import io.federity.wire.EvaluationView;
import io.federity.wire.MetricsView;
import io.federity.wire.RoundMemberView;
import io.federity.wire.RoundView;
import io.federity.wire.SignOffRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One round: who is in, how far it is, closing it and signing it off. */
@Named("roundPage")
@RequestScoped
public class RoundPage {
  @Inject private RoundService rounds;
  @Inject private SignedInPerson person;
  @Inject private PathParts path;
  @Inject private Refusals refusals;

  private static final ProcessDrawing DRAWING = drawing();

  private @Nullable Outcome<RoundView> found;
  private @Nullable String reason;
  private @Nullable String commit;
  private List<String> excluded = List.of();

  private static ProcessDrawing drawing() {
    String file = "merge-round.bpmn";
    try (InputStream bpmn = RoundPage.class.getResourceAsStream("/" + file)) {
      if (bpmn == null) {
        throw new IllegalStateException("the process file " + file + " is not on the class path");
      }
      return ProcessDrawing.read(bpmn);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The process of rounds. */
  public ProcessDrawing getDrawing() {
    return DRAWING;
  }

  /** Whether the process waits at that activity now. */
  public boolean at(String activity) {
    RoundView known = getView();
    return known != null && activity.equals(known.processActivity());
  }

  /** Answers with an error page where there is no such round to read. */
  public void load() {
    refusals.valueOrErrorPage(found());
  }

  /** The round; null where it may not be read. */
  public @Nullable RoundView getView() {
    return found() instanceof Outcome.Accepted<RoundView>(var view) ? view : null;
  }

  private Outcome<RoundView> found() {
    Outcome<RoundView> known = found;
    if (known == null) {
      Optional<RepositoryName> name = path.repository();
      Optional<Integer> number = path.number();
      known =
          name.isPresent() && number.isPresent()
              ? rounds.view(person.actor(), name.get(), number.get())
              : Outcome.refused(ErrorCode.NOT_FOUND, "There is no such round.");
      found = known;
    }
    return known;
  }

  /** Full name of the repository in the address. */
  public String getFullName() {
    return path.fullName();
  }

  /** What happens next, and who is awaited, in a sentence. */
  public String getNext() {
    RoundView known = getView();
    return switch (known == null ? "" : known.state()) {
      case "open" ->
          "The round takes approved contributions until a maintainer or the deadline closes it.";
      case "frozen" -> "Members and weights are fixed; the server aggregates them.";
      case "aggregated" -> "Workers at the hospitals evaluate the merge beside its base.";
      case "awaiting-sign-off" -> "A compliance officer releases or refuses the merge.";
      case "signed-off" -> "The merge is released; the branch is about to move.";
      case "published" -> "Done: the branch points to the merge, and its NFTs are ordered.";
      default -> "";
    };
  }

  /** The steps of the process with the current one marked. */
  public List<RoundStep> getSteps() {
    RoundView known = getView();
    return known == null ? List.of() : RoundStep.of(known.state());
  }

  /** Members by hospital. */
  public List<RoundMemberView> getMembers() {
    RoundView known = getView();
    return known == null
        ? List.of()
        : known.members().stream().sorted(Comparator.comparing(RoundMemberView::hospital)).toList();
  }

  /** The share of a member by its rows, 0 to 1; what FedAvg weighs by. */
  public double share(RoundMemberView member) {
    RoundView known = getView();
    long all =
        known == null ? 0 : known.members().stream().mapToLong(RoundMemberView::numExamples).sum();
    return all == 0 ? 0 : (double) member.numExamples() / all;
  }

  /** Whether a hospital lost accuracy by the merge. */
  public boolean dropped(EvaluationView evaluation) {
    MetricsView base = evaluation.base();
    MetricsView candidate = evaluation.candidate();
    return base != null && candidate != null && candidate.accuracy() < base.accuracy();
  }

  /** Whether the round takes contributions. */
  public boolean isOpen() {
    RoundView known = getView();
    return known != null && known.state().equals("open");
  }

  /** Whether the person sees the button that closes the round. */
  public boolean isClosable() {
    RoundView known = getView();
    return known != null && isOpen() && person.has("maintainer");
  }

  /** Whether the person sees the sign-off box. */
  public boolean isSignable() {
    RoundView known = getView();
    return known != null
        && known.state().equals("awaiting-sign-off")
        && person.has("compliance-officer");
  }

  public @Nullable String getReason() {
    return reason == null ? refusals.draft() : reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  /** The merge that the person looked at; the sign-off names it. */
  public @Nullable String getCommit() {
    RoundView known = getView();
    return commit == null && known != null ? known.mergeCommit() : commit;
  }

  public void setCommit(@Nullable String commit) {
    this.commit = commit;
  }

  public List<String> getExcluded() {
    return excluded;
  }

  public void setExcluded(List<String> excluded) {
    this.excluded = List.copyOf(excluded);
  }

  /** Closes the round to further contributions. */
  public void close() {
    Optional<RepositoryName> name = path.repository();
    Optional<Integer> number = path.number();
    if (name.isPresent() && number.isPresent()) {
      refusals.sign(() -> rounds.close(person.actor(), name.get(), number.get()), "");
    }
  }

  /** Signs the merge off, or refuses it. */
  public void signOff(String decision) {
    Optional<RepositoryName> name = path.repository();
    Optional<Integer> number = path.number();
    String looked = commit;
    String given = reason == null ? "" : reason.strip();
    if (name.isEmpty() || number.isEmpty() || looked == null) {
      refusals.show(new Refusal(ErrorCode.BAD_REQUEST, "The form names no merge."));
    } else if (given.isEmpty()) {
      refusals.show(new Refusal(ErrorCode.MISSING_REASON, "The sign-off was not signed."));
    } else {
      List<String> out = decision.equals("refuse") ? excluded : List.of();
      SignOffRequest request = new SignOffRequest(decision, looked, given, out);
      refusals.sign(() -> rounds.signOff(person.actor(), name.get(), number.get(), request), given);
    }
  }
}
