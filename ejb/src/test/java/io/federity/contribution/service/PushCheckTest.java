package io.federity.contribution.service;

import static io.federity.persistence.RepositoryFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.commit.service.RepositoryObjects;
import io.federity.contribution.persistence.TensorChangeStore.Change;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.FileObjectStore;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.persistence.RepositoryFixtures;
import io.federity.recipe.Recipe;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushCheckTest {
  private static final String RECIPE =
      """
      {"version":1,"data":{"format":"csv","separator":",","header":false,"encoding":"UTF-8",
       "missing":["?"],"missingRows":"drop","columns":[{"name":"a","kind":"numeric"},
       {"name":"y","kind":"label","negative":["0"],"positive":["1"]}]},
       "training":{"trainer":"sgd-torch","loss":"bce-with-logits","optimizer":"sgd","momentum":"0",
       "learningRate":"0.1","batchSize":0,"localSteps":1,"localEpochs":0,"fedproxMu":"0","seed":1},
       "initial":"zeros","standardize":"%s"}
      """;

  @TempDir Path directory;
  private ObjectStore objects;
  private final Set<ObjectId> granted = new HashSet<>();
  private Map<ObjectId, Commit> commits = Map.of();
  private ObjectId recipe;
  private ObjectId architecture;
  private ObjectId head;

  @BeforeEach
  void makeBase() throws IOException {
    objects = new FileObjectStore(directory);
    recipe = put(recipe("none"));
    architecture = put("architecture".getBytes(StandardCharsets.UTF_8));
    base(recipe);
  }

  private void base(ObjectId baseRecipe) throws IOException {
    Commit root =
        RepositoryFixtures.sign(
                CommitKind.ROOT, List.of(), tree(weight(0, 0), bias(0)), baseRecipe, "root")
            .commit();
    head = root.id();
    commits = Map.of(head, root);
  }

  private static byte[] recipe(String standardize) {
    byte[] text = RECIPE.formatted(standardize).getBytes(StandardCharsets.UTF_8);
    return ((Outcome.Accepted<Recipe>) Recipe.read(text)).value().canonicalBytes();
  }

  private ObjectId put(byte[] bytes) throws IOException {
    ObjectId object = ObjectId.ofBytes(bytes);
    objects.put(object, new ByteArrayInputStream(bytes), bytes.length);
    granted.add(object);
    return object;
  }

  private ObjectId tree(Tensor... tensors) throws IOException {
    List<TreeEntry> entries = new ArrayList<>();
    for (Tensor tensor : tensors) {
      ObjectId object = TensorObject.put(tensor, objects);
      granted.add(object);
      entries.add(new TreeEntry(tensor.spec(), object));
    }
    return put(new Tree(architecture, entries).bytes());
  }

  private static Tensor weight(float first, float second) {
    return Tensor.ofFloats("fc.weight", List.of(1L, 2L), first, second);
  }

  private static Tensor bias(float value) {
    return Tensor.ofFloats("fc.bias", List.of(1L), value);
  }

  private Outcome<List<Change>> check(ObjectId baseId, ObjectId tree, ObjectId recipeId) {
    return new PushCheck(
            commit -> Optional.ofNullable(commits.get(commit)),
            new RepositoryObjects(objects, granted::contains))
        .check(RepositoryFixtures.contribution(baseId, tree, recipeId, "push").commit(), head);
  }

  private Refusal refusal(ObjectId tree) {
    return refusal(check(head, tree, recipe));
  }

  private static Refusal refusal(Outcome<List<Change>> outcome) {
    return ((Outcome.Refused<List<Change>>) outcome).refusal();
  }

  @Test
  void push_ofTheSameStructure_givesItsChanges() throws IOException {
    Outcome<List<Change>> outcome = check(head, tree(weight(3, 4), bias(0)), recipe);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    List<Change> changes = ((Outcome.Accepted<List<Change>>) outcome).value();
    assertThat(changes).extracting(Change::name).containsExactly("fc.bias", "fc.weight");
    assertThat(changes).extracting(Change::l2).containsExactly(0.0, 5.0);
    assertThat(changes).extracting(Change::shareChanged).containsExactly(0.0, 1.0);
  }

  @Test
  void push_onAnUnknownBase_isRefused() throws IOException {
    ObjectId tree = tree(weight(1, 1), bias(1));
    assertThat(refusal(check(id("nowhere"), tree, recipe)).code())
        .isEqualTo(ErrorCode.UNKNOWN_BASE);
  }

  @Test
  void push_onABaseThatTheBranchHasLeft_isRefused() throws IOException {
    ObjectId old = head;
    ObjectId tree = tree(weight(1, 1), bias(1));
    Commit newer = RepositoryFixtures.contribution(old, tree, recipe, "newer").commit();
    commits = Map.of(old, commits.get(old), newer.id(), newer);
    head = newer.id();
    assertThat(refusal(check(old, tree, recipe)).code()).isEqualTo(ErrorCode.BASE_OUTDATED);
    assertThat(check(head, tree, recipe)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void push_onACommitBesideTheBranch_isRefused() throws IOException {
    ObjectId tree = tree(weight(1, 1), bias(1));
    Commit beside = RepositoryFixtures.contribution(head, tree, recipe, "not merged").commit();
    commits = Map.of(head, commits.get(head), beside.id(), beside);
    assertThat(refusal(check(beside.id(), tree, recipe)).code()).isEqualTo(ErrorCode.UNKNOWN_BASE);
    assertThat(check(head, tree, recipe)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void push_withAnotherRecipe_isRefused() throws IOException {
    ObjectId tree = tree(weight(1, 1), bias(1));
    assertThat(refusal(check(head, tree, put(recipe("local")))).code())
        .isEqualTo(ErrorCode.BAD_RECIPE);
  }

  @Test
  void push_beforeStatisticsAreFrozen_isRefused() throws IOException {
    recipe = put(recipe("federated"));
    base(recipe);
    assertThat(refusal(tree(weight(1, 1), bias(1))).code()).isEqualTo(ErrorCode.STATISTICS_NEEDED);
  }

  @Test
  void push_ofAnObjectThatIsOnlyInAnotherRepository_isRefused() throws IOException {
    ObjectId tree = tree(weight(1, 1), bias(1));
    granted.remove(TensorObject.id(bias(1)));
    assertThat(refusal(tree))
        .isEqualTo(
            new Refusal(
                ErrorCode.OBJECT_MISSING,
                "tensor fc.bias " + TensorObject.id(bias(1)) + " was not uploaded"));
    granted.remove(tree);
    assertThat(refusal(tree).code()).isEqualTo(ErrorCode.OBJECT_MISSING);
  }

  @Test
  void push_ofAnotherStructure_isRefusedAndNamesTheTensor() throws IOException {
    Tensor turned = Tensor.ofFloats("fc.weight", List.of(2L, 1L), 1, 1);
    Tensor wide = Tensor.ofDoubles("fc.bias", List.of(1L), 1);
    Tensor extra = Tensor.ofFloats("extra", List.of(1L), 1);
    assertThat(refusal(tree(turned, bias(1))).detail())
        .isEqualTo("tensor fc.weight is F32 [2, 1], in the base F32 [1, 2]");
    assertThat(refusal(tree(weight(1, 1), wide)).detail())
        .isEqualTo("tensor fc.bias is F64 [1], in the base F32 [1]");
    assertThat(refusal(tree(weight(1, 1), bias(1), extra)).detail())
        .isEqualTo("tensor extra is not in the base");
    assertThat(refusal(tree(weight(1, 1))))
        .isEqualTo(
            new Refusal(ErrorCode.STRUCTURE_CHANGED, "tensor fc.bias of the base is not there"));
  }

  @Test
  void push_withNonFiniteValues_isRefusedAndNamesTheIndex() throws IOException {
    assertThat(refusal(tree(weight(1, Float.NEGATIVE_INFINITY), bias(1))))
        .isEqualTo(
            new Refusal(
                ErrorCode.NON_FINITE_PARAMETER, "tensor fc.weight has -Infinity at index 1"));
    assertThat(refusal(tree(weight(1, 1), bias(Float.NaN))).code())
        .isEqualTo(ErrorCode.NON_FINITE_PARAMETER);
  }

  @Test
  void push_ofBytesThatAreNoTensor_isRefused() throws IOException {
    ObjectId garbage = put("garbage!!".getBytes(StandardCharsets.UTF_8));
    ObjectId tree =
        put(
            new Tree(
                    architecture,
                    List.of(
                        new TreeEntry(weight(1, 1).spec(), garbage),
                        new TreeEntry(bias(1).spec(), TensorObject.put(bias(0), objects))))
                .bytes());
    assertThat(refusal(tree).code()).isEqualTo(ErrorCode.MALFORMED_SAFETENSORS);
    assertThat(refusal(tree).detail()).contains("fc.weight");
  }

  @Test
  void push_ofATensorUnderAnotherName_isRefused() throws IOException {
    ObjectId weight = TensorObject.put(weight(1, 1), objects);
    granted.add(weight);
    ObjectId tree =
        put(
            new Tree(
                    architecture,
                    List.of(
                        new TreeEntry(weight(1, 1).spec(), weight),
                        new TreeEntry(bias(1).spec(), weight)))
                .bytes());
    assertThat(refusal(tree).code()).isEqualTo(ErrorCode.STRUCTURE_CHANGED);
  }

  @Test
  void push_ofATreeThatIsNone_isRefused() throws IOException {
    ObjectId text = put("{\"type\":\"tree\" }".getBytes(StandardCharsets.UTF_8));
    assertThat(refusal(text).code()).isEqualTo(ErrorCode.MALFORMED_COMMIT);
    ObjectId incomplete = put("{\"type\":\"tree\",\"version\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(refusal(incomplete).code()).isEqualTo(ErrorCode.MALFORMED_COMMIT);
  }

  private Outcome<List<Change>> revert(ObjectId restored, ObjectId tree) {
    Commit revert =
        RepositoryFixtures.sign(CommitKind.REVERT, List.of(head, restored), tree, recipe, "undo")
            .commit();
    return new PushCheck(
            commit -> Optional.ofNullable(commits.get(commit)),
            new RepositoryObjects(objects, granted::contains))
        .check(revert, head);
  }

  /** A branch of two commits; returns the first. */
  private Commit moveBranch() throws IOException {
    Commit first = Optional.ofNullable(commits.get(head)).orElseThrow();
    Commit second =
        RepositoryFixtures.contribution(head, tree(weight(3, 4), bias(0)), recipe, "second")
            .commit();
    commits = Map.of(first.id(), first, second.id(), second);
    head = second.id();
    return first;
  }

  @Test
  void revert_toAnEarlierCommitOfTheBranch_givesItsChanges() throws IOException {
    Commit first = moveBranch();
    Outcome<List<Change>> outcome = revert(first.id(), first.tree());
    assertThat(((Outcome.Accepted<List<Change>>) outcome).value())
        .extracting(Change::l2)
        .containsExactly(0.0, 5.0);
  }

  @Test
  void revert_withOtherTensorsThanItSays_isRefused() throws IOException {
    Commit first = moveBranch();
    ObjectId other = tree(weight(9, 9), bias(0));
    assertThat(refusal(revert(first.id(), other)).code()).isEqualTo(ErrorCode.NOT_A_REVERT);
    assertThat(revert(first.id(), first.tree())).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void revert_toACommitBesideTheBranchOrItsHead_isRefused() throws IOException {
    Commit first = moveBranch();
    ObjectId tree = tree(weight(7, 7), bias(0));
    Commit beside =
        RepositoryFixtures.contribution(first.id(), tree, recipe, "not merged").commit();
    Map<ObjectId, Commit> all = new java.util.HashMap<>(commits);
    all.put(beside.id(), beside);
    commits = all;
    assertThat(refusal(revert(beside.id(), tree)).code()).isEqualTo(ErrorCode.NOT_A_REVERT);
    ObjectId headTree = Optional.ofNullable(commits.get(head)).orElseThrow().tree();
    assertThat(refusal(revert(head, headTree)).code()).isEqualTo(ErrorCode.NOT_A_REVERT);
    assertThat(refusal(revert(id("nowhere"), tree)).code()).isEqualTo(ErrorCode.NOT_A_REVERT);
  }

  @Test
  void revert_onAHeadThatTheBranchHasLeft_isRefused() throws IOException {
    Commit first = moveBranch();
    ObjectId left = head;
    Commit third =
        RepositoryFixtures.contribution(left, tree(weight(5, 5), bias(5)), recipe, "third")
            .commit();
    Map<ObjectId, Commit> all = new java.util.HashMap<>(commits);
    all.put(third.id(), third);
    commits = all;
    Commit revert =
        RepositoryFixtures.sign(
                CommitKind.REVERT, List.of(left, first.id()), first.tree(), recipe, "late")
            .commit();
    var check =
        new PushCheck(
            commit -> Optional.ofNullable(commits.get(commit)),
            new RepositoryObjects(objects, granted::contains));
    assertThat(refusal(check.check(revert, third.id())).code()).isEqualTo(ErrorCode.BASE_OUTDATED);
  }
}
