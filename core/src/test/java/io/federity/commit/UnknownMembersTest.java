package io.federity.commit;

import static io.federity.commit.CommitFixtures.NOON;
import static io.federity.commit.CommitFixtures.SERVER;
import static io.federity.commit.CommitFixtures.id;
import static io.federity.commit.CommitFixtures.merge;
import static io.federity.commit.CommitFixtures.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.tensor.DType;
import io.federity.tensor.TensorSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record says beyond its form is refused by name at every depth, never dropped. */
class UnknownMembersTest {
  /** Puts a member behind the first occurrence of the given text, and reads. */
  private static <T> void assertUnknown(
      byte[] bytes, String behind, Function<byte[], T> reader, String message) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).contains(behind);
    assertThat(reader.apply(bytes)).isNotNull();
    int end = text.indexOf(behind) + behind.length();
    String longer = text.substring(0, end) + ",\"zebra\":1" + text.substring(end);
    assertThatThrownBy(() -> reader.apply(longer.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonShapeException.class)
        .hasMessage(message);
  }

  private static JsonValue json(byte[] bytes) {
    return ((JsonReading.Read) JsonReader.readCanonical(bytes)).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"weight\":\"0.5\" | merge.members[0].zebra is not known here",
        "\"reason\":\"norm 400 times the median\" | merge.excluded[0].zebra is not known here",
        "\"strategy\":\"FedTrimmedAvg\" | merge.zebra is not known here"
      })
  void merge_withAnUnknownMember_isRefused(String behind, String message) {
    byte[] bytes = merge("m", List.of(root().id(), id("a"), id("b")), NOON).bytes();
    assertUnknown(bytes, behind, CommitJson::read, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"shape\":[2] | tensors[0].zebra is not known here",
        "\"version\":1 | zebra is not known here"
      })
  void tree_withAnUnknownMember_isRefused(String behind, String message) {
    var weight = new TreeEntry(new TensorSpec("weight", DType.F32, List.of(2L)), id("w"));
    byte[] bytes = new Tree(id("architecture"), List.of(weight)).bytes();
    assertUnknown(bytes, behind, read -> Tree.fromJson(json(read)), message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = "\"version\":1 | zebra is not known here")
  void attestation_withAnUnknownMember_isRefused(String behind, String message) {
    var approval =
        new Attestation(
            AttestationKind.APPROVAL,
            "repository",
            id("commit"),
            "rita.cleveland",
            "Rita Reviewer",
            "cleveland",
            "Approved for merge",
            "looks right",
            Map.of(),
            NOON,
            SERVER.address());
    assertUnknown(approval.bytes(), behind, read -> Attestation.fromJson(json(read)), message);
  }
}
