package io.federity.evaluation.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.AttestationKind;
import io.federity.commit.service.AttestationService;
import io.federity.crash.CrashPoint;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.evaluation.persistence.EvaluationStore;
import io.federity.evaluation.persistence.StoredEvaluation;
import io.federity.evaluation.persistence.StoredEvaluation.State;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.persistence.RoundStore;
import io.federity.wire.EvaluationFailureRequest;
import io.federity.wire.EvaluationJobView;
import io.federity.wire.EvaluationReportRequest;
import io.federity.wire.EvaluationView;
import io.federity.wire.LeaseRequest;
import io.federity.wire.ReleaseRequest;
import io.federity.wire.ReleaseView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluation jobs for the hospitals' workers. A worker gets jobs of its own hospital only and tells
 * counts and metrics only.
 */
@Stateless
public class EvaluationService {
  /** How long a worker has a job before another may have it. */
  public static final Duration LEASE = Duration.ofMinutes(5);

  private static final int MAX_JOBS = 10;
  private static final int MAX_DETAIL = 1_000;

  @Inject EvaluationJobs jobs;
  @Inject EvaluationStore evaluations;
  @Inject RoundStore rounds;
  @Inject RepositoryService repositories;
  @Inject AttestationService attestations;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** Gives waiting jobs of the worker's hospital to it; none is a normal answer. */
  public Outcome<List<EvaluationJobView>> lease(Actor actor, LeaseRequest request) {
    Optional<Refusal> objection = objectionTo(actor);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    if (request.max() < 1 || request.max() > MAX_JOBS) {
      return Outcome.refused(ErrorCode.BAD_REQUEST, "max must be between 1 and " + MAX_JOBS);
    }
    String worker = workerId(actor, request.worker());
    return Outcome.accepted(
        jobs.lease(worker, actor.hospital(), request.max(), LEASE).stream()
            .map(this::leased)
            .toList());
  }

  /** A worker that starts gives back what it held when it ended; returns how many jobs. */
  public Outcome<ReleaseView> release(Actor actor, ReleaseRequest request) {
    Optional<Refusal> objection = objectionTo(actor);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    List<String> given =
        jobs.release(workerId(actor, request.worker()), actor.hospital()).stream()
            .map(rounds::get)
            .map(round -> evaluation(round, actor.hospital()))
            .map(held -> {
              evaluations.save(held.become(State.WAITING, held.detail(), clock.instant()));
              return held.id();
            })
            .toList();
    return Outcome.accepted(new ReleaseView(given.size()));
  }

  private EvaluationJobView leased(EvaluationJobs.Job job) {
    Round round = rounds.get(job.roundId());
    StoredEvaluation evaluation = evaluation(round, job.hospital());
    evaluations.save(evaluation.become(State.LEASED, "", clock.instant()));
    return new EvaluationJobView(
        job.id(),
        repositories.get(round.repositoryId()).name().toString(),
        round.repositoryId(),
        round.branch(),
        round.number(),
        round.base().hex(),
        evaluation.candidateCommit().hex(),
        job.leasedUntil());
  }

  /** Takes a worker's report; the lease must still be its own. */
  public Outcome<EvaluationView> report(Actor actor, String id, EvaluationReportRequest request) {
    return held(actor, id, request.worker())
        .then(job ->
            ReportedMetrics.read("base", request.base())
                .then(base ->
                    ReportedMetrics.read("candidate", request.candidate())
                        .then(candidate -> ReportedMetrics.sameRows(base, candidate))
                        .map(candidate -> reported(actor, job, base, candidate))));
  }

  private EvaluationView reported(
      Actor actor, EvaluationJobs.Job job, EvaluationMetrics base, EvaluationMetrics candidate) {
    CrashPoint.EVALUATION_RECEIVED.reach();
    Round round = rounds.get(job.roundId());
    StoredEvaluation done =
        evaluation(round, job.hospital()).reported(base, candidate, clock.instant());
    evaluations.save(done);
    jobs.complete(job.id(), job.worker());
    Map<String, String> facts = ReportedMetrics.facts(round.number(), base, candidate);
    attestations.attest(
        AttestationKind.EVALUATION,
        round.repositoryId(),
        done.candidateCommit(),
        actor,
        "Evaluated on the hospital's own validation rows",
        "",
        facts);
    audit.record(
        actor,
        repositories.get(round.repositoryId()).name().toString(),
        "evaluation.report",
        done.candidateCommit().hex(),
        facts);
    return EvaluationViews.view(done);
  }

  /** A worker gives a job back; after some attempts the evaluation has failed. */
  public Outcome<EvaluationView> fail(Actor actor, String id, EvaluationFailureRequest request) {
    String detail = request.code() + ": " + request.detail();
    String reason = detail.substring(0, Math.min(detail.length(), MAX_DETAIL));
    return held(actor, id, request.worker())
        .map(job -> {
          Round round = rounds.get(job.roundId());
          StoredEvaluation evaluation = evaluation(round, job.hospital());
          StoredEvaluation failed = evaluation.become(State.FAILED, reason, clock.instant());
          evaluations.save(failed);
          boolean again = jobs.fail(job.id(), job.worker(), reason);
          StoredEvaluation now =
              again ? evaluation.become(State.WAITING, reason, clock.instant()) : failed;
          evaluations.save(now);
          audit.record(
              actor,
              repositories.get(round.repositoryId()).name().toString(),
              "evaluation.fail",
              evaluation.candidateCommit().hex(),
              Map.of("reason", reason, "again", Boolean.toString(again)));
          return EvaluationViews.view(now);
        });
  }

  /** Every evaluation of a repository, or of one branch of it, oldest first. */
  public Outcome<List<EvaluationView>> history(
      Actor actor, RepositoryName name, @Nullable String branch) {
    return repositories
        .open(actor, name)
        .map(access ->
            evaluations.history(access.repository().id(), Optional.ofNullable(branch)).stream()
                .map(EvaluationViews::view)
                .toList());
  }

  /** Evaluations of a repository, or of one branch of it, oldest round first. */
  public Outcome<Page<EvaluationView>> page(
      Actor actor, RepositoryName name, @Nullable String branch, PageRequest request) {
    return request
        .position(EvaluationService::position)
        .then(after ->
            repositories
                .open(actor, name)
                .map(access -> {
                  List<StoredEvaluation> found =
                      evaluations.page(
                          access.repository().id(),
                          Optional.ofNullable(branch),
                          after,
                          request.rowsToRead());
                  return Page.of(request, found, EvaluationService::after)
                      .map(EvaluationViews::view);
                }));
  }

  private static EvaluationStore.Position position(Cursor cursor) {
    return new EvaluationStore.Position(
        cursor.integer(0), cursor.text(1), cursor.text(2), cursor.text(3));
  }

  private static Cursor after(StoredEvaluation last) {
    return Cursor.after(
        last.roundNumber(), last.branch(), last.candidateCommit().hex(), last.hospital());
  }

  private Outcome<EvaluationJobs.Job> held(Actor actor, String id, String worker) {
    Optional<Refusal> objection = objectionTo(actor);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    Optional<EvaluationJobs.Job> job = jobs.find(id);
    if (job.isPresent() && !job.get().hospital().equals(actor.hospital())) {
      return Outcome.refused(
          ErrorCode.NOT_ALLOWED, "job " + id + " is for the worker of another hospital");
    }
    return job.filter(found -> found.worker().equals(workerId(actor, worker)))
        .filter(found -> found.leasedUntil().isAfter(clock.instant()))
        .map(Outcome::accepted)
        .orElseGet(
            () -> Outcome.refused(ErrorCode.LEASE_LOST, "job " + id + " is not leased to you"));
  }

  /** Two workers of one account never share a lease, and nobody can name another's. */
  private static String workerId(Actor actor, String worker) {
    return actor.username() + "/" + worker;
  }

  private static Optional<Refusal> objectionTo(Actor actor) {
    if (!actor.has(Role.EVALUATION_WORKER)) {
      return Optional.of(
          new Refusal(
              ErrorCode.NOT_ALLOWED, actor.username() + " needs the role evaluation-worker"));
    }
    return actor.hospital().isEmpty()
        ? Optional.of(
            new Refusal(ErrorCode.NO_HOSPITAL, actor.username() + " belongs to no hospital"))
        : Optional.empty();
  }

  private StoredEvaluation evaluation(Round round, String hospital) {
    return round
        .mergeCommit()
        .flatMap(merge -> evaluations.find(round.id(), merge, hospital))
        .orElseThrow(() ->
            new IllegalStateException(
                "round " + round.id() + " asks nothing of hospital " + hospital));
  }
}
