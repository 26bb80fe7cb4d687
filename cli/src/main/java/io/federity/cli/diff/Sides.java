package io.federity.cli.diff;

import io.federity.cli.console.Console;
import io.federity.cli.remote.Api;
import io.federity.cli.workingcopy.BaseModel;
import io.federity.cli.workingcopy.CommitCheck;
import io.federity.cli.workingcopy.ModelDownload;
import io.federity.cli.workingcopy.WorkingCopy;
import io.federity.commit.Commit;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.tensor.SafetensorsFile;
import io.federity.wire.EvaluationView;
import io.federity.wire.MetricsView;
import java.util.Map;
import java.util.TreeMap;

/** Finds the models that a person names: commits of the server, the base, the file. */
record Sides(WorkingCopy copy, Api api, Console console) {

  /** A commit of the server, its signature checked. */
  Outcome<ModelSide> commit(String revision) {
    return api.commits()
        .view(copy.repository(), revision)
        .then(new CommitCheck(copy.config().repositoryId(), copy.config().serverKey())::verify)
        .then(signed -> {
          Commit commit = signed.commit();
          return evaluations(commit).then(metrics -> side(commit.id(), commit, metrics));
        });
  }

  /** The working copy's base; asks no server. */
  Outcome<ModelSide> base() {
    return BaseModel.of(copy).then(base -> side(base.id(), base.commit(), Map.of()));
  }

  private Outcome<ModelSide> side(ObjectId id, Commit commit, Map<String, String> evaluated) {
    var download = new ModelDownload(api.objects(), copy.repository(), copy.store(), console);
    Map<String, String> metrics = new TreeMap<>(commit.metrics());
    metrics.putAll(evaluated);
    return download
        .documents(commit)
        .map(model -> new CommitSide(id, model, metrics, copy.store(), download));
  }

  /** The open model file, on the documents of its base. */
  Outcome<ModelSide> file(SafetensorsFile open) {
    return BaseModel.of(copy)
        .map(base -> {
          Map<String, String> metrics =
              copy.training()
                  .filter(training -> training.base().equals(base.id().hex()))
                  .map(training -> training.metrics())
                  .orElse(Map.of());
          return new FileSide(
              copy.modelFile().getFileName().toString(), open, base.model(), metrics);
        });
  }

  private Outcome<Map<String, String>> evaluations(Commit commit) {
    return api.rounds()
        .evaluations(copy.repository(), commit.branch())
        .map(views -> {
          Map<String, String> metrics = new TreeMap<>();
          for (EvaluationView view : views) {
            MetricsView found = view.candidate();
            if (view.commit().equals(commit.id().hex()) && found != null) {
              metrics.put("accuracy at " + view.hospital(), String.valueOf(found.accuracy()));
              metrics.put("loss at " + view.hospital(), String.valueOf(found.loss()));
              if (found.auc() != null) {
                metrics.put("auc at " + view.hospital(), String.valueOf(found.auc()));
              }
            }
          }
          return metrics;
        });
  }
}
