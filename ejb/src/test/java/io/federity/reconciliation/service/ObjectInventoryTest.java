package io.federity.reconciliation.service;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static io.federity.persistence.RepositoryFixtures.repository;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.commit.persistence.CommitStore;
import io.federity.json.CanonicalJson;
import io.federity.object.FileObjectStore;
import io.federity.object.ObjectId;
import io.federity.object.persistence.ObjectGrantStore;
import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.round.service.ModelObjects;
import io.federity.security.Settings;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.wire.MissingObjectView;
import io.federity.wire.ObjectInventoryView;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store has and the records need; and the removal of what nobody needs. */
class ObjectInventoryTest {
  private static final Instant LONG_AGO = Instant.EPOCH;

  private final TestDatabase database = TestDatabase.open();
  @TempDir private Path folder;
  private FileObjectStore objects;
  private ObjectId tensor;
  private ObjectId recipe;
  private SignedCommit commit;

  @BeforeEach
  void commitAModel() throws IOException {
    objects = new FileObjectStore(folder);
    ObjectId architecture =
        objects.put(CanonicalJson.bytes(new ArchitectureDescriptor.Logistic(2, 1).toJson()));
    Tensor weight = Tensor.ofFloats("fc.weight", List.of(1L, 2L), 1, 2);
    tensor = TensorObject.put(weight, objects);
    recipe = objects.put(bytes("recipe"));
    ObjectId tree =
        objects.put(new Tree(architecture, List.of(new TreeEntry(weight.spec(), tensor))).bytes());
    commit = RepositoryFixtures.sign(CommitKind.ROOT, List.of(), tree, recipe, "root");
    database.run(entityManager -> {
      new RepositoryStore(entityManager).add(repository());
      new CommitStore(entityManager).add(commit, NOW);
      for (ObjectId object : List.of(architecture, tensor, recipe, tree)) {
        grant(entityManager, object);
      }
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everythingThere_isCounted_andNothingIsMissing() {
    assertThat(take()).isEqualTo(new ObjectInventoryView(4, 4, List.of(), 0, List.of()));
  }

  @Test
  void tensorGone_isMissing_withWhatNeedsIt() throws IOException {
    Files.delete(file(tensor));
    assertThat(take().missing())
        .containsExactly(
            new MissingObjectView(
                tensor.hex(),
                "cleveland/heart",
                "tensor fc.weight of commit " + commit.commit().id().shortHex()));
  }

  @Test
  void treeGone_isMissing_andWhatItNamedIsStillKnownFromTheUploads() throws IOException {
    Files.delete(file(commit.commit().tree()));
    Files.delete(file(tensor));
    assertThat(take().missing())
        .extracting(MissingObjectView::neededBy)
        .containsExactlyInAnyOrder(
            "the tree of commit " + commit.commit().id().shortHex(), "an upload");
  }

  @Test
  void uploadThatNoCommitNames_isUnnamed_andLostWhereItIsGone() throws IOException {
    ObjectId upload = objects.put(bytes("never pushed"));
    database.run(entityManager -> grant(entityManager, upload));
    assertThat(take().unnamed()).isEqualTo(1);

    Files.delete(file(upload));
    assertThat(take().missing())
        .containsExactly(new MissingObjectView(upload.hex(), "cleveland/heart", "an upload"));
  }

  @Test
  void objectOfNoRepository_isUnknown() throws IOException {
    ObjectId left = objects.put(bytes("left by a step that was cut off"));
    assertThat(take()).isEqualTo(new ObjectInventoryView(5, 4, List.of(), 0, List.of(left.hex())));
  }

  @Test
  void collection_removesOldObjectsOfNoRepository_andNothingElse() throws IOException {
    Random random = new Random(7);
    Set<ObjectId> kept = new HashSet<>(objects.ids());
    int unneeded = 0;
    for (int i = 0; i < 60; i++) {
      ObjectId object = objects.put(bytes("object " + i));
      boolean isGranted = random.nextBoolean();
      boolean isYoung = random.nextBoolean();
      if (isGranted) {
        database.run(entityManager -> grant(entityManager, object));
      }
      if (isGranted || isYoung) {
        kept.add(object);
      }
      if (!isYoung) {
        age(object);
      }
      unneeded += isGranted || isYoung ? 0 : 1;
    }
    for (ObjectId object : List.of(tensor, recipe, commit.commit().tree())) {
      age(object);
    }

    assertThat(collect()).isEqualTo(unneeded).isPositive();

    assertThat(objects.ids()).containsExactlyInAnyOrderElementsOf(kept);
    assertThat(take().missing()).isEmpty();
    assertThat(collect()).isZero();
  }

  @Test
  void collection_whereTheUploadsAreForgotten_keepsWhatCommitsName() throws IOException {
    ObjectId left = objects.put(bytes("left by an aggregation that was refused"));
    for (ObjectId object : objects.ids()) {
      age(object);
    }
    database.run(
        entityManager -> entityManager.createQuery("delete from ObjectGrantRow").executeUpdate());

    assertThat(collect()).isEqualTo(1);

    assertThat(objects.contains(left)).isFalse();
    assertThat(take()).isEqualTo(new ObjectInventoryView(4, 4, List.of(), 0, List.of()));
  }

  @Test
  void collection_ofWhatAnotherAggregationPutsAgain_waits() throws IOException {
    ObjectId shared = objects.put(bytes("a tensor of two aggregations"));
    age(shared);
    objects.put(bytes("a tensor of two aggregations"));

    assertThat(collect()).isZero();

    assertThat(objects.contains(shared)).isTrue();
  }

  private ObjectInventoryView take() {
    return database.callWithoutTransaction(entityManager -> inventory(entityManager).take());
  }

  private int collect() {
    return database.callWithoutTransaction(entityManager -> {
      var collection = new ObjectCollection();
      collection.inventory = inventory(entityManager);
      collection.objects = objects;
      collection.settings = new Settings(Map.of());
      collection.clock = Clock.systemUTC();
      return collection.collect();
    });
  }

  private ObjectInventory inventory(EntityManager entityManager) {
    var grants = new ObjectGrantStore(entityManager);
    return new ObjectInventory(
        new RepositoryStore(entityManager),
        new CommitStore(entityManager),
        grants,
        new ModelObjects(objects, grants, Clock.systemUTC()),
        objects);
  }

  private void age(ObjectId object) throws IOException {
    Files.setLastModifiedTime(file(object), FileTime.from(LONG_AGO));
  }

  private static void grant(EntityManager entityManager, ObjectId object) {
    new ObjectGrantStore(entityManager).grant(REPOSITORY, object, "alice.cleveland", NOW);
  }

  private Path file(ObjectId id) {
    return folder
        .resolve("objects")
        .resolve(id.hex().substring(0, 2))
        .resolve(id.hex().substring(2));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
