package io.federity.task.service;

import io.federity.contribution.Contribution;
import io.federity.contribution.Decision;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.persistence.RoundStore;
import io.federity.task.service.WaitingTasks.WaitingTask;
import io.federity.wire.TaskView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a task is about, for people who may do it. */
@Dependent
public class TaskSubjects {
  private static final String REVIEW = "review";
  private static final String SIGN_OFF = "signOff";
  private static final String RELEASE_REVERT = "releaseRevert";
  private static final String STATISTICS = "approveStatistics";

  @Inject ContributionStore contributions;
  @Inject RoundStore rounds;
  @Inject RepositoryService repositories;
  @Inject Clock clock;

  Optional<TaskView> view(Actor actor, WaitingTask task) {
    return switch (task.activity()) {
      case REVIEW -> contributions.find(task.businessKey()).flatMap(c -> review(actor, task, c));
      case RELEASE_REVERT ->
          contributions.find(task.businessKey()).flatMap(c -> release(actor, task, c));
      case SIGN_OFF -> rounds.find(task.businessKey()).flatMap(r -> signOff(actor, task, r));
      case STATISTICS -> statistics(actor, task);
      default -> Optional.empty();
    };
  }

  private Optional<TaskView> review(Actor actor, WaitingTask task, Contribution contribution) {
    boolean own =
        contribution.author().equals(actor.username())
            || contribution.hospital().equals(actor.hospital());
    if (own
        || hasApproved(actor, contribution)
        || !may(actor, contribution.repositoryId(), Role.REVIEWER)) {
      return Optional.empty();
    }
    return Optional.of(
        task(
            task,
            REVIEW,
            "Review contribution " + contribution.number(),
            contribution.repositoryId(),
            contribution.number(),
            null,
            contribution.authorName(),
            contribution.hospital()));
  }

  private Optional<TaskView> release(Actor actor, WaitingTask task, Contribution revert) {
    if (revert.author().equals(actor.username())
        || hasApproved(actor, revert)
        || !may(actor, revert.repositoryId(), Role.COMPLIANCE_OFFICER)) {
      return Optional.empty();
    }
    return Optional.of(
        task(
            task,
            "release-revert",
            "Release the revert of contribution " + revert.number(),
            revert.repositoryId(),
            revert.number(),
            null,
            revert.authorName(),
            revert.hospital()));
  }

  private static boolean hasApproved(Actor actor, Contribution contribution) {
    return contribution.approvals().stream()
        .map(Decision::username)
        .anyMatch(actor.username()::equals);
  }

  private Optional<TaskView> signOff(Actor actor, WaitingTask task, Round round) {
    return may(actor, round.repositoryId(), Role.COMPLIANCE_OFFICER)
        ? Optional.of(
            task(
                task,
                "sign-off",
                "Sign off the merge of round " + round.number(),
                round.repositoryId(),
                null,
                round.number(),
                "",
                ""))
        : Optional.empty();
  }

  private Optional<TaskView> statistics(Actor actor, WaitingTask task) {
    String repositoryId =
        task.businessKey().substring(0, Math.max(0, task.businessKey().indexOf('/')));
    return may(actor, repositoryId, Role.MAINTAINER)
        ? Optional.of(
            task(
                task,
                "approve-statistics",
                "Approve the statistics of the hospitals",
                repositoryId,
                null,
                0,
                "",
                ""))
        : Optional.empty();
  }

  private boolean may(Actor actor, String repositoryId, Role role) {
    return repositories.membership(repositoryId, actor).objectionTo(role).isEmpty();
  }

  private TaskView task(
      WaitingTask task,
      String kind,
      String title,
      String repositoryId,
      @Nullable Integer contribution,
      @Nullable Integer round,
      String from,
      String hospital) {
    StoredRepository repository = repositories.get(repositoryId);
    return new TaskView(
        task.id(),
        kind,
        title,
        repository.name().toString(),
        contribution,
        round,
        from,
        hospital,
        task.created(),
        task.due().orElse(null),
        task.due().filter(due -> due.isBefore(clock.instant())).isPresent(),
        task.assignee().orElse(null));
  }
}
