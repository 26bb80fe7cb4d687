package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.federity.aggregation.StrategySpec;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.error.Outcome;
import io.federity.json.CanonicalJson;
import io.federity.object.ObjectId;
import io.federity.policy.BranchPolicy;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.Recipe;
import io.federity.statistics.SiteStatistics;
import io.federity.wire.DecisionRequest;
import io.federity.wire.MemberRequest;
import io.federity.wire.RepositoryRequest;
import io.federity.wire.SignOffRequest;
import io.federity.wire.StatisticsApproval;
import io.federity.wire.StatisticsRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A repository founded and used through the API alone; with a logistic model of two inputs, unless
 * a test wants another one.
 */
final class TinyRepository {
  private static final ArchitectureDescriptor TWO_INPUTS =
      new ArchitectureDescriptor.Logistic(2, 1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Federation federation;
  private final String id;
  private final String path;
  private final Recipe recipe;
  private final ArchitectureDescriptor architecture;

  private TinyRepository(
      Federation federation,
      String id,
      String path,
      Recipe recipe,
      ArchitectureDescriptor architecture) {
    this.federation = federation;
    this.id = id;
    this.path = path;
    this.recipe = recipe;
    this.architecture = architecture;
  }

  /** Founds a repository with every demo person as a member, and commits its root. */
  static TinyRepository found(Federation federation, int quorum, String standardize) {
    return found(federation, quorum, standardize, everybody());
  }

  /** Founds a repository with these members, and commits its root. */
  static TinyRepository found(
      Federation federation, int quorum, String standardize, List<DemoPerson> members) {
    return found(federation, quorum, standardize, members, "consortium");
  }

  /** Founds a repository that is {@code consortium} or {@code private}. */
  static TinyRepository found(
      Federation federation,
      int quorum,
      String standardize,
      List<DemoPerson> members,
      String visibility) {
    return found(federation, tiny(quorum, visibility), recipe(standardize), TWO_INPUTS, members);
  }

  /** Founds a repository as it is asked for, with a root of zeros. */
  static TinyRepository found(
      Federation federation,
      RepositoryRequest request,
      Recipe recipe,
      ArchitectureDescriptor architecture,
      List<DemoPerson> members) {
    return found(
        federation,
        request,
        recipe,
        architecture,
        members,
        repository -> CommitDraft.root(repository, DemoPerson.MAINTAINER));
  }

  /** Founds a repository of this architecture, with a root that a test makes. */
  static TinyRepository found(
      Federation federation,
      ArchitectureDescriptor architecture,
      List<DemoPerson> members,
      Function<TinyRepository, CommitDraft> root) {
    return found(federation, tiny(2, "consortium"), recipe("none"), architecture, members, root);
  }

  private static TinyRepository found(
      Federation federation,
      RepositoryRequest request,
      Recipe recipe,
      ArchitectureDescriptor architecture,
      List<DemoPerson> members,
      Function<TinyRepository, CommitDraft> root) {
    JsonNode created =
        federation.api(DemoPerson.MAINTAINER).post("/repositories", request).orThrow().json();
    String path = "/repositories/" + created.path("owner").asText() + "/" + request.name();
    var repository =
        new TinyRepository(federation, created.path("id").asText(), path, recipe, architecture);
    members.forEach(person -> repository.admit(person, person.roles()));
    root.apply(repository).propose("/root").orThrow();
    return repository;
  }

  private static RepositoryRequest tiny(int quorum, String visibility) {
    return new RepositoryRequest(
        "tiny-" + Long.toString(System.nanoTime(), 36),
        "Two inputs",
        "classification",
        visibility,
        CanonicalJson.text(policy(quorum).json()));
  }

  /** Everybody who trains, reviews or signs off. */
  static List<DemoPerson> everybody() {
    return Stream.of(DemoPerson.CONTRIBUTORS, DemoPerson.REVIEWERS, List.of(DemoPerson.COMPLIANCE))
        .flatMap(List::stream)
        .toList();
  }

  private static BranchPolicy policy(int quorum) {
    BranchPolicy standard = BranchPolicy.standard();
    return new BranchPolicy(
        new StrategySpec("FedAvg", Map.of()),
        quorum,
        standard.roundDeadline(),
        standard.requiredApprovals(),
        standard.reviewDue(),
        standard.evaluationDue(),
        standard.maxAccuracyDrop(),
        false,
        false);
  }

  private static Recipe recipe(String standardize) {
    String columns =
        """
        {"name": "a", "kind": "numeric"},
        {"name": "b", "kind": "numeric"},
        {"name": "note", "kind": "ignored"},\
        """;
    return recipe(columns, standardize);
  }

  /** A recipe for these columns and a label. */
  static Recipe recipe(String columns, String standardize) {
    String json =
        """
        {"version": 1,
         "data": {"format": "csv", "separator": ",", "header": true, "encoding": "UTF-8",
           "missing": [""], "missingRows": "drop",
           "columns": [
             %s
             {"name": "y", "kind": "label", "negative": ["0"], "positive": ["1"]}]},
         "training": {"trainer": "sgd-torch", "loss": "bce-with-logits", "optimizer": "sgd",
           "momentum": "0", "learningRate": "0.1", "batchSize": 0, "localSteps": 1,
           "localEpochs": 0, "fedproxMu": "0", "seed": 42},
         "initial": "zeros", "standardize": "%s"}
        """
            .formatted(columns, standardize);
    return switch (Recipe.read(json.getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Accepted<Recipe>(Recipe read) -> read;
      case Outcome.Refused<Recipe>(var refusal) -> throw new IllegalStateException(refusal + "");
    };
  }

  Federation federation() {
    return federation;
  }

  /** The immutable id. */
  String id() {
    return id;
  }

  /** Path below {@code /api/v1}. */
  String path() {
    return path;
  }

  Recipe recipe() {
    return recipe;
  }

  ArchitectureDescriptor architecture() {
    return architecture;
  }

  /** The commit to which the branch points. */
  ObjectId head() {
    for (JsonNode ref :
        federation.api(DemoPerson.MAINTAINER).get(path + "/refs").orThrow().json()) {
      if (ref.path("name").asText().equals("refs/heads/main")) {
        return new ObjectId(ref.path("commit").asText());
      }
    }
    throw new IllegalStateException(path + " has no branch main");
  }

  /** Sets the roles of the person, whom the server knows by a request of theirs. */
  void admit(DemoPerson person, List<String> roles) {
    federation.api(person).get("/me").orThrow();
    federation
        .api(DemoPerson.MAINTAINER)
        .put(path + "/members/" + person.username(), new MemberRequest(roles))
        .orThrow();
  }

  /** A contribution on the branch head that nothing is wrong with. */
  CommitDraft draft(DemoPerson author) {
    return CommitDraft.contribution(this, author, head());
  }

  /** Pushes an honest contribution and waits until reviewers are asked. */
  JsonNode pushForReview(DemoPerson author) {
    JsonNode pushed = draft(author).push().orThrow().json();
    return awaitReview(pushed.path("number").asInt());
  }

  /** Waits until reviewers are asked. */
  JsonNode awaitReview(int number) {
    return awaitState(number, "in-review");
  }

  /** Waits until the contribution is in that state. */
  JsonNode awaitState(int number, String state) {
    return Waiting.until(
        "contribution " + number + " is " + state,
        PATIENCE,
        () -> {
          JsonNode seen = contribution(number);
          return state(seen).equals(state) ? Optional.of(seen) : Optional.empty();
        });
  }

  /**
   * Takes one contribution through review, aggregation, evaluation and sign-off, in a repository
   * whose quorum is one and whose only contributor is the author; returns the merge.
   */
  ObjectId publishMerge(DemoPerson author, DemoPerson reviewer, int round) {
    approve(reviewer, pushForReview(author)).orThrow();
    awaitRound(round, view -> !view.path("evaluations").isEmpty());
    var worker = new EvaluatingHospital(federation, author.hospital());
    String job =
        Waiting.until(
            "a job for " + author.hospital(),
            PATIENCE,
            () -> {
              for (JsonNode leased : worker.lease().orThrow().json()) {
                if (leased.path("repositoryId").asText().equals(id)) {
                  return Optional.of(leased.path("id").asText());
                }
              }
              return Optional.empty();
            });
    worker.report(job, 60, 70).orThrow();
    String merge =
        awaitRound(round, view -> state(view).equals("awaiting-sign-off"))
            .path("mergeCommit")
            .asText();
    federation
        .api(DemoPerson.COMPLIANCE)
        .post(
            path + "/rounds/" + round + "/sign-off",
            new SignOffRequest("approve", merge, "Nothing unusual.", List.of()))
        .orThrow();
    awaitRound(round, view -> state(view).equals("published"));
    return new ObjectId(merge);
  }

  /** Pushes statistics of a hospital's rows, signed by the author's wallet. */
  ApiReply pushStatistics(DemoPerson author, SiteStatistics statistics) {
    return pushStatistics(author, signedStatistics(author, statistics));
  }

  /** Pushes statistics as somebody has signed them. */
  ApiReply pushStatistics(DemoPerson author, StatisticsRequest signed) {
    return federation.api(author).post(path + "/statistics", signed);
  }

  /** Statistics signed by the author's wallet for this repository. */
  StatisticsRequest signedStatistics(DemoPerson author, SiteStatistics statistics) {
    byte[] signature = federation.wallet(author).sign(statistics.message(id));
    return new StatisticsRequest(
        new String(statistics.canonicalBytes(), StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(signature));
  }

  /** Approves all statistics and waits until they are frozen, which moves the branch. */
  void approveStatistics() {
    ApiClient martin = federation.api(DemoPerson.MAINTAINER);
    List<String> ids = new ArrayList<>();
    martin
        .get(path + "/statistics")
        .orThrow()
        .json()
        .forEach(view -> ids.add(view.path("id").asText()));
    ObjectId before = head();
    martin
        .post(path + "/statistics/approve", new StatisticsApproval(ids, "All that there are."))
        .orThrow();
    Waiting.until(
        "the statistics are frozen",
        PATIENCE,
        () -> Optional.of(head()).filter(head -> !head.equals(before)));
  }

  /** Waits until a round fulfils the condition. */
  JsonNode awaitRound(int number, Predicate<JsonNode> condition) {
    ApiClient martin = federation.api(DemoPerson.MAINTAINER);
    return Waiting.until(
        "round " + number + " of " + path,
        PATIENCE,
        () ->
            Optional.of(martin.get(path + "/rounds/" + number).orThrow().json()).filter(condition));
  }

  /** The contribution as the maintainer sees it. */
  JsonNode contribution(int number) {
    return federation
        .api(DemoPerson.MAINTAINER)
        .get(path + "/contributions/" + number)
        .orThrow()
        .json();
  }

  /** Decides on a contribution. */
  ApiReply decide(DemoPerson person, int number, String decision, String commit, String reason) {
    return federation
        .api(person)
        .post(
            path + "/contributions/" + number + "/decisions",
            new DecisionRequest(decision, commit, reason));
  }

  /** Approves the newest revision. */
  ApiReply approve(DemoPerson person, JsonNode contribution) {
    return decide(
        person,
        contribution.path("number").asInt(),
        "approve",
        contribution.path("commit").asText(),
        "Looks like the others.");
  }

  /** Releases the merge of the first round, or refuses it. */
  ApiReply signOff(String decision, String merge, List<String> exclude) {
    return federation
        .api(DemoPerson.COMPLIANCE)
        .post(
            path + "/rounds/1/sign-off",
            new SignOffRequest(decision, merge, "Looked at every evaluation.", exclude));
  }

  /** Waits until the hospital is asked for an evaluation. */
  JsonNode awaitJob(String hospital) {
    var worker = new EvaluatingHospital(federation, hospital);
    return Waiting.until(
        "a job for " + hospital,
        PATIENCE,
        () -> {
          for (JsonNode job : worker.lease().orThrow().json()) {
            if (job.path("repositoryId").asText().equals(id)) {
              return Optional.of(job);
            }
          }
          return Optional.empty();
        });
  }

  /** Reports an evaluation of a hundred rows of the hospital. */
  void evaluate(String hospital, long baseCorrect, long candidateCorrect) {
    String job = awaitJob(hospital).path("id").asText();
    new EvaluatingHospital(federation, hospital)
        .report(job, baseCorrect, candidateCorrect)
        .orThrow();
  }

  /** Waits until the first round is in that state. */
  JsonNode awaitRound(String state) {
    return awaitRound(1, round -> state(round).equals(state));
  }

  /** Waits until every NFT that was ordered is minted. */
  JsonNode awaitMints(int count) {
    return Waiting.until(
        count + " NFTs of " + path,
        PATIENCE,
        () -> {
          JsonNode nfts =
              federation.api(DemoPerson.MAINTAINER).get(path + "/nfts").orThrow().json();
          long minted =
              nfts.valueStream().filter(nft -> nft.path("state").asText().equals("minted")).count();
          return nfts.size() == count && minted == count ? Optional.of(nfts) : Optional.empty();
        });
  }

  /** Everything that a refusal must leave as it is. */
  ObjectNode state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    ApiClient martin = federation.api(DemoPerson.MAINTAINER);
    for (String part : List.of("", "/refs", "/commits?branch=main", "/contributions", "/rounds")) {
      state.set(part, martin.get(path + part).orThrow().json());
    }
    return state;
  }

  /** States in one spelling. */
  static String state(JsonNode view) {
    return view.path("state").asText().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
