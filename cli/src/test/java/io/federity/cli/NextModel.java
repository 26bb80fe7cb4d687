package io.federity.cli;

import io.federity.commit.Commit;
import io.federity.commit.CommitJson;
import io.federity.commit.CommitKind;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.object.ObjectId;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A further commit of the server's on its branch, with other parameters. */
final class NextModel {
  private NextModel() {}

  /** Publishes it; {@code weight} becomes the model's first parameter. */
  static Commit publish(FakeServer server, float weight) throws IOException {
    return publish(
        server,
        "Another model",
        List.of(
            Tensor.ofFloats("fc.weight", List.of(1L, 2L), weight, 2),
            Tensor.ofFloats("fc.bias", List.of(1L), 0.25f)));
  }

  /** Publishes a model of any tensors. */
  static Commit publish(FakeServer server, String message, List<Tensor> tensors)
      throws IOException {
    Commit base = CommitJson.read(server.head.commit().getBytes(StandardCharsets.UTF_8));
    Tree old = tree(server.objects.get(base.tree().hex()));
    List<TreeEntry> entries = new ArrayList<>();
    for (Tensor tensor : tensors) {
      var bytes = new ByteArrayOutputStream();
      TensorObject.write(tensor, bytes);
      server.objects.put(TensorObject.id(tensor).hex(), bytes.toByteArray());
      entries.add(new TreeEntry(tensor.spec(), TensorObject.id(tensor)));
    }
    Tree tree = new Tree(old.architecture(), entries);
    server.objects.put(tree.id().hex(), tree.bytes());
    Commit next =
        new Commit(
            CommitKind.STANDARDISATION,
            FakeServer.REPOSITORY_ID,
            "main",
            List.of(ObjectId.of(server.head.id())),
            tree.id(),
            base.recipe(),
            "federity",
            "",
            server.key.address(),
            message,
            0,
            Map.of(),
            Map.of(),
            FakeServer.NOON,
            Optional.empty());
    server.publish(next, server.key);
    return next;
  }

  private static Tree tree(byte[] bytes) {
    if (JsonReader.readCanonical(bytes) instanceof JsonReading.Read(var value)) {
      return Tree.fromJson(value);
    }
    throw new IllegalArgumentException("no tree");
  }
}
