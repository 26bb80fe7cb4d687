package io.federity.commit;

import io.federity.aggregation.StrategySpec;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.object.ObjectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The canonical encoding of commits. */
public final class CommitJson {
  /** Longest encoding accepted, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private CommitJson() {}

  static JsonValue write(Commit commit) {
    var json =
        new JsonBuilder()
            .put("type", "commit")
            .put("version", 1)
            .put("kind", commit.kind().kindName())
            .put("repository", commit.repository())
            .put("branch", commit.branch())
            .putTexts("parents", commit.parents().stream().map(ObjectId::hex).toList())
            .put("tree", commit.tree().hex())
            .put("recipe", commit.recipe().hex())
            .put("author", commit.author())
            .put("hospital", commit.hospital())
            .put("signer", commit.signer().base58())
            .put("message", commit.message())
            .put("numExamples", commit.numExamples())
            .putTextMap("metrics", commit.metrics())
            .putTextMap("training", commit.training())
            .put("time", commit.time().toString());
    commit.merge().ifPresent(merge -> json.put("merge", writeMerge(merge)));
    return json.build();
  }

  private static JsonValue writeMerge(MergeRecord merge) {
    return new JsonBuilder()
        .put("round", merge.round())
        .put("strategy", merge.strategy().name())
        .putTextMap("parameters", merge.strategy().parameters())
        .putItems("members", merge.members().stream().map(CommitJson::writeMember).toList())
        .putItems("excluded", merge.excluded().stream().map(CommitJson::writeExclusion).toList())
        .build();
  }

  private static JsonValue writeMember(MergeMember member) {
    return new JsonBuilder()
        .put("commit", member.commit().hex())
        .put("hospital", member.hospital())
        .put("numExamples", member.numExamples())
        .put("weight", member.weight())
        .build();
  }

  private static JsonValue writeExclusion(MergeExclusion exclusion) {
    return new JsonBuilder()
        .put("commit", exclusion.commit().hex())
        .put("hospital", exclusion.hospital())
        .put("reason", exclusion.reason())
        .build();
  }

  /**
   * Reads canonical bytes; {@link JsonShapeException} says what is wrong, also where the bytes are
   * not canonical.
   */
  public static Commit read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new JsonShapeException("commit", "is longer than " + MAX_BYTES + " bytes");
    }
    return switch (JsonReader.readCanonical(bytes)) {
      case JsonReading.Malformed(int offset, String reason) ->
          throw new JsonShapeException("commit", "at character " + offset + ": " + reason);
      case JsonReading.Read(JsonValue value) -> {
        Commit commit = fromJson(JsonObject.of("", value));
        if (!Arrays.equals(commit.bytes(), bytes)) {
          throw new JsonShapeException("merge", "must list members and excluded by commit id");
        }
        yield commit;
      }
    };
  }

  private static Commit fromJson(JsonObject json) {
    Encodings.requireType(json, "commit");
    String kindName = json.text("kind");
    CommitKind kind =
        CommitKind.named(kindName)
            .orElseThrow(() -> new JsonShapeException("kind", "is unknown: " + kindName));
    List<ObjectId> parents = new ArrayList<>();
    for (String parent : json.texts("parents")) {
      parents.add(Encodings.objectId("parents", parent));
    }
    Optional<MergeRecord> merge =
        json.has("merge") ? Optional.of(readMerge(json.object("merge"))) : Optional.empty();
    Commit commit =
        Encodings.checked(
            "commit",
            () ->
                new Commit(
                    kind,
                    json.text("repository"),
                    json.text("branch"),
                    parents,
                    Encodings.objectId(json, "tree"),
                    Encodings.objectId(json, "recipe"),
                    json.text("author"),
                    json.text("hospital"),
                    Encodings.wallet(json, "signer"),
                    json.text("message"),
                    json.whole("numExamples"),
                    json.textMap("metrics"),
                    json.textMap("training"),
                    Encodings.time(json, "time"),
                    merge));
    json.end();
    return commit;
  }

  private static MergeRecord readMerge(JsonObject json) {
    List<MergeMember> members = new ArrayList<>();
    for (JsonObject member : json.objects("members")) {
      members.add(
          new MergeMember(
              Encodings.objectId(member, "commit"),
              member.text("hospital"),
              member.whole("numExamples"),
              member.text("weight")));
      member.end();
    }
    List<MergeExclusion> excluded = new ArrayList<>();
    for (JsonObject exclusion : json.objects("excluded")) {
      excluded.add(
          new MergeExclusion(
              Encodings.objectId(exclusion, "commit"),
              exclusion.text("hospital"),
              exclusion.text("reason")));
      exclusion.end();
    }
    var strategy = new StrategySpec(json.text("strategy"), json.textMap("parameters"));
    long round = json.whole("round");
    if (round < 1 || round > Integer.MAX_VALUE) {
      throw new JsonShapeException(json.at("round"), "must be between 1 and " + Integer.MAX_VALUE);
    }
    var merge = new MergeRecord((int) round, strategy, members, excluded);
    json.end();
    return merge;
  }
}
