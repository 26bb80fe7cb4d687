package io.federity.cli.training;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.Api;
import io.federity.cli.workingcopy.BaseModel;
import io.federity.cli.workingcopy.CommitCheck;
import io.federity.cli.workingcopy.ModelDownload;
import io.federity.cli.workingcopy.StoredModel;
import io.federity.cli.workingcopy.WorkingCopy;
import io.federity.commit.Commit;
import io.federity.commit.SignedCommit;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measure a commit's model on rows of yours: computed here from the pulled tensors,",
      "nothing is taken from the server's word and nothing is sent."
    })
public final class EvaluateCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(names = "--data", required = true, paramLabel = "FILE", description = "Rows.")
  private Path data = Path.of("");

  @Option(names = "--commit", description = "Another commit than the base of the working copy.")
  private Optional<String> commit = Optional.empty();

  @Option(
      names = "--training-data",
      paramLabel = "FILE",
      description = "Your training rows, where the recipe scales by them (standardize: local).")
  private Optional<Path> trainingData = Optional.empty();

  @Mixin private OutputOptions output;

  EvaluateCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** A commit and its model. */
  private record Found(String id, StoredModel model) {}

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    Found found = orRefuse(commit.map(id -> download(copy, id)).orElseGet(() -> base(copy)));
    ScoredModel scored = new ScoredModel(found.model(), copy.store());
    EvaluationMetrics metrics =
        orRefuse(
            scored
                .examples(environment.resolve(data), trainingData.map(environment::resolve))
                .then(scored::evaluate));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commit", found.id());
    json.put("examples", metrics.examples());
    json.put("positives", metrics.positives());
    json.put("correct", metrics.correct());
    json.put("accuracy", metrics.accuracy());
    json.put("loss", metrics.loss());
    metrics.auc().ifPresent(auc -> json.put("auc", auc));
    Console console = environment.console();
    output.print(
        console,
        json,
        () ->
            console.data(
                String.format(
                    Locale.ROOT,
                    "%s: accuracy %.4f (%d of %d), loss %.4f%s",
                    found.id().substring(0, 8),
                    metrics.accuracy(),
                    metrics.correct(),
                    metrics.examples(),
                    metrics.loss(),
                    metrics
                        .auc()
                        .map(auc -> String.format(Locale.ROOT, ", AUC %.4f", auc))
                        .orElse(", AUC none: one class only"))));
    return 0;
  }

  private static Outcome<Found> base(WorkingCopy copy) {
    return BaseModel.of(copy).map(base -> new Found(base.id().hex(), base.model()));
  }

  private Outcome<Found> download(WorkingCopy copy, String id) {
    Api api = new Servers(environment).api(orRefuse(Servers.parse(copy.config().server())));
    var check = new CommitCheck(copy.config().repositoryId(), copy.config().serverKey());
    var objects =
        new ModelDownload(api.objects(), copy.repository(), copy.store(), environment.console());
    return api.commits()
        .view(copy.repository(), id)
        .then(check::verify)
        .then((SignedCommit signed) -> {
          Commit verified = signed.commit();
          return objects.fetch(verified).map(model -> new Found(verified.id().hex(), model));
        });
  }
}
