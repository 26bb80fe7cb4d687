package io.federity.it;

import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.demo.DemoPerson;
import io.federity.json.CanonicalJson;
import io.federity.object.ObjectId;
import io.federity.recipe.Recipe;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorSpec;
import io.federity.wallet.SigningKey;
import io.federity.wire.ProposeCommit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A commit in the making: honest until a test changes something. Mutable; used once. */
final class CommitDraft {
  private final TinyRepository repository;
  private final DemoPerson author;
  private final CommitKind kind;
  private final List<TreeEntry> entries = new ArrayList<>();
  private final Map<ObjectId, byte[]> uploads = new LinkedHashMap<>();
  private List<ObjectId> parents;
  private String branch = "main";
  private Optional<ObjectId> restored = Optional.empty();
  private Optional<Integer> claimedExamples = Optional.empty();
  private SigningKey key;
  private String namedAuthor;
  private String namedRepository;
  private Recipe recipe;
  private String message = "Made by a test at " + System.nanoTime();
  private Optional<String> signature = Optional.empty();

  private CommitDraft(
      TinyRepository repository, DemoPerson author, CommitKind kind, List<ObjectId> parents) {
    this.repository = repository;
    this.author = author;
    this.kind = kind;
    this.parents = parents;
    this.key = repository.federation().wallet(author);
    this.namedAuthor = author.username();
    this.namedRepository = repository.id();
    this.recipe = repository.recipe();
  }

  /** The first commit: all zero. */
  static CommitDraft root(TinyRepository repository, DemoPerson author) {
    return emptyRoot(repository, author).filled(() -> 0f);
  }

  /** A first commit whose tensors are still to be given. */
  static CommitDraft emptyRoot(TinyRepository repository, DemoPerson author) {
    return new CommitDraft(repository, author, CommitKind.ROOT, List.of());
  }

  /** A contribution with values that nobody else has. */
  static CommitDraft contribution(TinyRepository repository, DemoPerson author, ObjectId base) {
    return emptyContribution(repository, author, base)
        .filled(RandomGenerator.getDefault()::nextFloat);
  }

  /** A contribution whose tensors are still to be given. */
  static CommitDraft emptyContribution(
      TinyRepository repository, DemoPerson author, ObjectId base) {
    return new CommitDraft(repository, author, CommitKind.CONTRIBUTION, List.of(base));
  }

  private CommitDraft filled(Supplier<Float> value) {
    return tensors(
        repository.architecture().parameterShapes().entrySet().stream()
            .map(shape -> filled(shape.getKey(), shape.getValue(), value))
            .toArray(Tensor[]::new));
  }

  private static Tensor filled(String name, List<Long> shape, Supplier<Float> value) {
    float[] values = new float[Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b))];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.get();
    }
    return Tensor.ofFloats(name, shape, values);
  }

  /** A revert of {@code head} to the tensors of an earlier commit, which are there already. */
  static CommitDraft revert(
      TinyRepository repository, DemoPerson author, ObjectId head, Commit restored) {
    var draft =
        new CommitDraft(repository, author, CommitKind.REVERT, List.of(head, restored.id()));
    draft.restored = Optional.of(restored.tree());
    return draft;
  }

  /** Claims rows that it was trained on. */
  CommitDraft numExamples(int rows) {
    claimedExamples = Optional.of(rows);
    return this;
  }

  /** The model's weights. */
  static Tensor weight(float first, float second) {
    return Tensor.ofFloats("fc.weight", List.of(1L, 2L), first, second);
  }

  /** The model's bias. */
  static Tensor bias(float value) {
    return Tensor.ofFloats("fc.bias", List.of(1L), value);
  }

  /** Replaces all tensors. */
  CommitDraft tensors(Tensor... tensors) {
    restored = Optional.empty();
    entries.clear();
    for (Tensor tensor : tensors) {
      object(tensor.spec(), bytes(tensor));
    }
    return this;
  }

  /** Adds a tensor to the tree whose object has these bytes, whatever they are. */
  CommitDraft object(TensorSpec spec, byte[] bytes) {
    ObjectId id = ObjectId.ofBytes(bytes);
    entries.add(new TreeEntry(spec, id));
    uploads.put(id, bytes);
    return this;
  }

  /** Has the tensors of another draft of this repository, which was pushed. */
  CommitDraft tensorsOf(CommitDraft pushed) {
    entries.clear();
    entries.addAll(pushed.entries);
    return withoutUploads();
  }

  /** Adds a tensor whose object the repository has. */
  CommitDraft uploaded(TensorSpec spec, ObjectId id) {
    entries.add(new TreeEntry(spec, id));
    return this;
  }

  /** Whoever commits it. */
  DemoPerson author() {
    return author;
  }

  /** Leaves the objects of all tensors out of the upload. */
  CommitDraft withoutUploads() {
    uploads.clear();
    return this;
  }

  /** Is meant for another branch. */
  CommitDraft branch(String name) {
    branch = name;
    return this;
  }

  /** Names another base. */
  CommitDraft base(ObjectId base) {
    parents = List.of(base);
    return this;
  }

  /** Names and uses another wallet. */
  CommitDraft signer(SigningKey other) {
    key = other;
    return this;
  }

  /** Names another author. */
  CommitDraft author(String username) {
    namedAuthor = username;
    return this;
  }

  /** Names another repository. */
  CommitDraft repository(String repositoryId) {
    namedRepository = repositoryId;
    return this;
  }

  /** Names another recipe. */
  CommitDraft recipe(Recipe other) {
    recipe = other;
    return this;
  }

  /** Says this of the commit. */
  CommitDraft message(String text) {
    message = text;
    return this;
  }

  /** Sends this instead of the signature; Base64. */
  CommitDraft signature(String base64) {
    signature = Optional.of(base64);
    return this;
  }

  /** Uploads the objects and pushes. */
  ApiReply push() {
    return propose("/contributions");
  }

  /** Uploads the objects and proposes the commit below the repository's path. */
  ApiReply propose(String below) {
    return repository.federation().api(author).post(repository.path() + below, upload());
  }

  /** Uploads the objects; what is left to do is to propose the commit. */
  ProposeCommit upload() {
    Tree tree = new Tree(upload(CanonicalJson.bytes(repository.architecture().toJson())), entries);
    ObjectId recipeId = upload(recipe.canonicalBytes());
    ObjectId treeId = upload(tree.bytes());
    for (byte[] bytes : uploads.values()) {
      upload(bytes);
    }
    Commit commit = commit(restored.orElse(treeId), recipeId);
    byte[] signed = SignedCommit.sign(commit, key).signature();
    String text = new String(commit.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    String sent =
        claimedExamples
            .map(rows -> text.replaceFirst("\"numExamples\":\\d+", "\"numExamples\":" + rows))
            .orElse(text);
    return new ProposeCommit(sent, signature.orElse(Base64.getEncoder().encodeToString(signed)));
  }

  private Commit commit(ObjectId tree, ObjectId recipeId) {
    return new Commit(
        kind,
        namedRepository,
        branch,
        parents,
        tree,
        recipeId,
        namedAuthor,
        author.hospital(),
        key.address(),
        message,
        kind == CommitKind.CONTRIBUTION ? 10 : 0,
        Map.of(),
        Map.of(),
        Instant.now(),
        Optional.empty());
  }

  private ObjectId upload(byte[] bytes) {
    ObjectId id = ObjectId.ofBytes(bytes);
    repository
        .federation()
        .api(author)
        .putBytes(repository.path() + "/objects/" + id.hex(), bytes)
        .orThrow();
    return id;
  }

  private static byte[] bytes(Tensor tensor) {
    var out = new ByteArrayOutputStream();
    try {
      TensorObject.write(tensor, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
