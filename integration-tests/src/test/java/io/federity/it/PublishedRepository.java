package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.commit.Commit;
import io.federity.commit.SignedCommit;
import io.federity.commit.Tree;
import io.federity.demo.DemoPerson;
import io.federity.error.Outcome;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.object.ObjectId;
import io.federity.recipe.Recipe;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorObjectOutcome;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A repository as anybody with read access sees it: nothing is believed that its hash or signature
 * does not prove.
 */
final class PublishedRepository {
  private final ApiClient api;
  private final String path;
  private final Map<ObjectId, byte[]> objects = new ConcurrentHashMap<>();

  PublishedRepository(Federation federation, DemoPerson reader, String path) {
    this.api = federation.api(reader);
    this.path = path;
  }

  /** JSON below the repository. */
  JsonNode get(String below) {
    return api.get(path + below).orThrow().json();
  }

  /** The answer of the commit resource. */
  JsonNode commitView(String idOrBranch) {
    return get("/commits/" + idOrBranch);
  }

  /** The commit, with its signature verified. */
  SignedCommit commit(String idOrBranch) {
    JsonNode view = commitView(idOrBranch);
    byte[] bytes = view.path("commit").asText().getBytes(StandardCharsets.UTF_8);
    byte[] signature = Base64.getDecoder().decode(view.path("signature").asText());
    return switch (SignedCommit.verify(bytes, signature)) {
      case Outcome.Accepted<SignedCommit>(SignedCommit signed) -> signed;
      case Outcome.Refused<SignedCommit>(var refusal) ->
          throw new AssertionError("commit " + idOrBranch + ": " + refusal);
    };
  }

  /** The manifest of a commit. */
  Tree tree(Commit commit) {
    return switch (JsonReader.readCanonical(object(commit.tree()))) {
      case JsonReading.Read(var value) -> Tree.fromJson(value);
      case JsonReading.Malformed malformed ->
          throw new AssertionError("tree " + commit.tree() + ": " + malformed);
    };
  }

  /** The recipe of a commit. */
  Recipe recipe(Commit commit) {
    return switch (Recipe.readCanonical(object(commit.recipe()))) {
      case Outcome.Accepted<Recipe>(Recipe recipe) -> recipe;
      case Outcome.Refused<Recipe>(var refusal) ->
          throw new AssertionError("recipe " + commit.recipe() + ": " + refusal);
    };
  }

  /** The tensors of a commit by name. */
  Map<String, Tensor> tensors(Commit commit) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (var entry : tree(commit).entries()) {
      Tensor tensor =
          switch (TensorObject.read(MemorySegment.ofArray(object(entry.object())))) {
            case TensorObjectOutcome.Valid(Tensor valid) -> valid;
            case TensorObjectOutcome bad -> throw new AssertionError(entry + ": " + bad);
          };
      if (!tensor.spec().equals(entry.spec())) {
        throw new AssertionError("the tree says " + entry.spec() + ", the object " + tensor);
      }
      tensors.put(tensor.name(), tensor);
    }
    return tensors;
  }

  /** The bytes of an object, whose hash is checked. */
  byte[] object(ObjectId id) {
    return objects.computeIfAbsent(
        id,
        key -> {
          byte[] bytes = api.get(path + "/objects/" + key.hex()).orThrow().body();
          if (!ObjectId.ofBytes(bytes).equals(key)) {
            throw new AssertionError("object " + key + " has other bytes");
          }
          return bytes;
        });
  }
}
