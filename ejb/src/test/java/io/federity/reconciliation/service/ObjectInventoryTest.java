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
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.wire.MissingObjectView;
import io.federity.wire.ObjectInventoryView;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectInventoryTest {
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

  private ObjectInventoryView take() {
    return database.callWithoutTransaction(entityManager -> {
      var models =
          new ModelObjects(objects, new ObjectGrantStore(entityManager), Clock.systemUTC());
      return new ObjectInventory(
              new RepositoryStore(entityManager),
              new CommitStore(entityManager),
              new ObjectGrantStore(entityManager),
              models,
              objects)
          .take();
    });
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
