package io.federity.commit.faces;

import io.federity.commit.service.CommitService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.portal.faces.PathParts;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.repository.RepositoryName;
import io.federity.wire.CommitView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The history of a branch, and one commit of it. */
@Named("commits")
@RequestScoped
public class CommitPages {
  private static final int MOST = 200;

  @Inject private CommitService commits;
  @Inject private SignedInPerson person;
  @Inject private PathParts path;
  @Inject private Refusals refusals;

  private @Nullable Outcome<CommitView> found;
  private @Nullable CommitGraph graph;

  /** Answers with an error page where there is no such commit to read. */
  public void load() {
    refusals.valueOrErrorPage(found());
  }

  /** The commit that the address names; null where it may not be read. */
  public @Nullable CommitView getView() {
    return found() instanceof Outcome.Accepted<CommitView>(var view) ? view : null;
  }

  private Outcome<CommitView> found() {
    Outcome<CommitView> known = found;
    if (known == null) {
      known =
          path.repository()
              .map(name -> commits.view(person.actor(), name, path.get("commit")))
              .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such commit."));
      found = known;
    }
    return known;
  }

  /** Full name of the repository in the address. */
  public String getFullName() {
    return path.fullName();
  }

  /** The newest commits of the default branch as a graph. */
  public CommitGraph getGraph() {
    CommitGraph known = graph;
    if (known == null) {
      known = CommitGraph.of(GraphRow.of(log()));
      graph = known;
    }
    return known;
  }

  private List<CommitView> log() {
    Optional<RepositoryName> name = path.repository();
    if (name.isEmpty()) {
      return List.of();
    }
    return switch (commits.log(person.actor(), name.get(), "main", MOST)) {
      case Outcome.Accepted<List<CommitView>>(List<CommitView> log) -> log;
      case Outcome.Refused<List<CommitView>>(Refusal refusal) -> List.of();
    };
  }

  /** A map in the order of its keys, for tables. */
  public Map<String, String> sorted(Map<String, String> values) {
    return new TreeMap<>(values);
  }
}
