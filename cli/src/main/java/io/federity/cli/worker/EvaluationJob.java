package io.federity.cli.worker;

import io.federity.cli.console.Console;
import io.federity.cli.remote.Api;
import io.federity.cli.training.ScoredModel;
import io.federity.cli.workingcopy.CommitCheck;
import io.federity.cli.workingcopy.ModelDownload;
import io.federity.commit.Commit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.object.ObjectStore;
import io.federity.repository.RepositoryName;
import io.federity.wire.EvaluationJobView;
import io.federity.wire.EvaluationReportRequest;
import io.federity.wire.MetricsView;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Measures base and candidate of one job on this site's rows. The report holds counts and metrics
 * and nothing else.
 */
record EvaluationJob(
    Api api,
    ObjectStore store,
    Console console,
    String serverKey,
    ValidationRows data,
    Optional<Path> trainingData) {

  Outcome<EvaluationReportRequest> run(EvaluationJobView job, String worker) {
    Optional<RepositoryName> repository = RepositoryName.parse(job.repository());
    if (repository.isEmpty()) {
      return Outcome.refused(ErrorCode.BAD_REQUEST, "not a repository's name: " + job.repository());
    }
    Optional<Path> rows = data.of(repository.get());
    if (rows.isEmpty()) {
      return Outcome.refused(
          ErrorCode.BAD_CSV, "no rows for %s in %s".formatted(job.repository(), data.location()));
    }
    return measure(job, repository.get(), job.base(), rows.get())
        .then(base ->
            measure(job, repository.get(), job.candidate(), rows.get())
                .map(
                    candidate -> new EvaluationReportRequest(worker, view(base), view(candidate))));
  }

  private Outcome<EvaluationMetrics> measure(
      EvaluationJobView job, RepositoryName repository, String id, Path rows) {
    return api.commits()
        .view(repository, id)
        .then(new CommitCheck(job.repositoryId(), serverKey)::verify)
        .then(signed -> {
          Commit commit = signed.commit();
          return new ModelDownload(api.objects(), repository, store, console).fetch(commit);
        })
        .then(model -> {
          ScoredModel scored = new ScoredModel(model, store);
          return scored.examples(rows, trainingData).then(scored::evaluate);
        });
  }

  private static MetricsView view(EvaluationMetrics metrics) {
    return new MetricsView(
        metrics.examples(),
        metrics.positives(),
        metrics.correct(),
        metrics.accuracy(),
        metrics.auc().orElse(null),
        metrics.loss());
  }
}
