package io.federity.task.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.contribution.Contribution;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.repository.service.RepositoryService;
import io.federity.security.ServerActor;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;

/** Makes unanswered tasks visible: in the audit trail, and as overdue in every reviewer's inbox. */
@Stateless
public class Escalation {
  @Inject ContributionStore contributions;
  @Inject RepositoryService repositories;
  @Inject AuditRecorder audit;

  /** Nobody reviewed a contribution in the time of the policy. */
  public void reviewOverdue(String contributionId) {
    Contribution contribution =
        contributions
            .find(contributionId)
            .orElseThrow(() -> new IllegalStateException("no contribution " + contributionId));
    audit.record(
        ServerActor.ACTOR,
        repositories.get(contribution.repositoryId()).name().toString(),
        "review.overdue",
        contributionId,
        Map.of(
            "contribution",
            Integer.toString(contribution.number()),
            "commit",
            contribution.current().commit().hex()));
  }
}
