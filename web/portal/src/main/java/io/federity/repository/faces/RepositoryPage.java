package io.federity.repository.faces;

import io.federity.commit.service.RefService;
import io.federity.contribution.service.ContributionService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.policy.BranchPolicy;
import io.federity.portal.faces.PathParts;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.Rows;
import io.federity.portal.faces.SignedInPerson;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryService;
import io.federity.round.service.RoundService;
import io.federity.wire.ContributionView;
import io.federity.wire.MemberView;
import io.federity.wire.RefView;
import io.federity.wire.RepositoryView;
import io.federity.wire.RoundView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One repository: its header and what its tabs list. */
@Named("repositoryPage")
@RequestScoped
public class RepositoryPage {
  @Inject private RepositoryService repositories;
  @Inject private RefService branches;
  @Inject private ContributionService contributions;
  @Inject private RoundService rounds;
  @Inject private SignedInPerson person;
  @Inject private PathParts path;
  @Inject private Refusals refusals;

  private @Nullable Outcome<RepositoryView> found;

  private @Nullable Rows<ContributionView> contributionRows;
  private @Nullable List<RefView> refs;
  private @Nullable Rows<RoundView> roundRows;
  private @Nullable Rows<MemberView> memberRows;

  /** Answers with an error page where there is no such repository to read. */
  public void load() {
    refusals.valueOrErrorPage(found());
  }

  /** The repository; null where it may not be read. */
  public @Nullable RepositoryView getView() {
    return found() instanceof Outcome.Accepted<RepositoryView>(var view) ? view : null;
  }

  private Outcome<RepositoryView> found() {
    Outcome<RepositoryView> known = found;
    if (known == null) {
      known =
          path.repository()
              .map(name -> repositories.view(person.actor(), name))
              .orElseGet(
                  () -> Outcome.refused(ErrorCode.NOT_FOUND, "This is no name of a repository."));
      found = known;
    }
    return known;
  }

  /** Whether the repository says of itself that its data are made up; asked on all its pages. */
  public boolean isSynthetic() {
    RepositoryView known = path.repository().isPresent() ? getView() : null;
    return known != null && known.description().contains("SYNTHETIC");
  }

  private RepositoryName name() {
    return path.repository().orElseThrow(() -> new IllegalStateException("no repository named"));
  }

  /** Full name of the repository in the address. */
  public String getFullName() {
    return path.fullName();
  }

  /** What a contributor types, line by line. */
  public List<String> getCommands() {
    return List.of(
        "federity clone " + getFullName(),
        "cd " + path.get("name"),
        "federity train --data DATA.csv",
        "federity commit -m \"MESSAGE\"",
        "federity push");
  }

  /** Members. */
  public Rows<MemberView> getMembers() {
    Rows<MemberView> known = memberRows;
    if (known == null) {
      RepositoryView repository = getView();
      known = new Rows<>(repository == null ? List.of() : repository.members());
      memberRows = known;
    }
    return known;
  }

  /** The branch's policy. */
  public BranchPolicy getPolicy() {
    RepositoryView known = getView();
    return known == null ? BranchPolicy.standard() : policyOf(known.policy());
  }

  private static BranchPolicy policyOf(String json) {
    return switch (JsonReader.read(json)) {
      case JsonReading.Read(var value) -> BranchPolicy.fromJson(value);
      case JsonReading.Malformed(int offset, String reason) ->
          throw new IllegalStateException("stored policy: " + reason + " at " + offset);
    };
  }

  /** Contributions, newest first. */
  public Rows<ContributionView> getContributions() {
    Rows<ContributionView> known = contributionRows;
    if (known == null) {
      known = new Rows<>(listed(contributions.list(person.actor(), name(), null, null)));
      contributionRows = known;
    }
    return known;
  }

  /** Branches and tags. */
  public List<RefView> getRefs() {
    List<RefView> known = refs;
    if (known == null) {
      known = listed(branches.list(person.actor(), name()));
      refs = known;
    }
    return known;
  }

  /** Rounds, newest first. */
  public Rows<RoundView> getRounds() {
    Rows<RoundView> known = roundRows;
    if (known == null) {
      known = new Rows<>(listed(rounds.list(person.actor(), name(), null)));
      roundRows = known;
    }
    return known;
  }

  /** The list; empty, with the refusal on top, where it may not be read. */
  private <T> List<T> listed(Outcome<List<T>> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<List<T>>(List<T> values) -> values;
      case Outcome.Refused<List<T>>(Refusal refusal) -> {
        refusals.show(refusal);
        yield List.of();
      }
    };
  }
}
