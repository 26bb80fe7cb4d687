package io.federity.commit;

import static io.federity.commit.CommitFixtures.ALICE;
import static io.federity.commit.CommitFixtures.NOON;
import static io.federity.commit.CommitFixtures.SERVER;
import static io.federity.commit.CommitFixtures.contribution;
import static io.federity.commit.CommitFixtures.id;
import static io.federity.commit.CommitFixtures.merge;
import static io.federity.commit.CommitFixtures.revert;
import static io.federity.commit.CommitFixtures.root;
import static io.federity.error.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.JsonShapeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitTest {
  static Stream<Commit> everyKind() {
    return Stream.of(
        root(),
        contribution("trained", root().id(), NOON.plusNanos(999_000_000)),
        merge("round 1", List.of(root().id(), id("a"), id("b")), NOON),
        revert(id("head"), root().id(), NOON));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void commit_writtenAndReadAgain_isTheSame(Commit commit) {
    assertThat(CommitJson.read(commit.bytes())).isEqualTo(commit);
    assertThat(CommitJson.read(commit.bytes()).id()).isEqualTo(commit.id());
  }

  @Test
  void id_ofAFixedCommit_neverChanges() {
    // A golden value: another encoding would silently rename every commit ever made.
    assertThat(root().id().hex())
        .isEqualTo("7d45da6ee57fe81a69b1dc83dd835d382013d027c57d69382cfc9faca21e8d8b");
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void signature_ofAnyKind_verifiesAndIsBoundToEveryByte(Commit commit) {
    SignedCommit signed =
        SignedCommit.sign(commit, commit.kind().signedByServer() ? SERVER : ALICE);
    assertThat(SignedCommit.verify(commit.bytes(), signed.signature()))
        .isEqualTo(Outcome.accepted(signed));
    String text = new String(commit.bytes(), StandardCharsets.UTF_8);
    String tampered = text.replace("\"branch\":\"main\"", "\"branch\":\"mair\"");
    assertThat(refused(SignedCommit.verify(utf8(tampered), signed.signature())))
        .isEqualTo(ErrorCode.SIGNATURE_INVALID);
  }

  @Test
  void revert_thatDeclaresTraining_isRefused() {
    String revert =
        new String(revert(id("head"), id("restored"), NOON).bytes(), StandardCharsets.UTF_8);
    for (String[] claim :
        new String[][] {
          {"\"numExamples\":0", "\"numExamples\":9"},
          {"\"metrics\":{}", "\"metrics\":{\"loss.after\":\"0.1\"}"},
          {"\"training\":{}", "\"training\":{\"seed\":\"42\"}"}
        }) {
      assertThat(revert).contains(claim[0]);
      assertThatThrownBy(() -> CommitJson.read(utf8(revert.replace(claim[0], claim[1]))))
          .isInstanceOf(JsonShapeException.class)
          .hasMessageContaining("a revert declares no training");
    }
    assertThat(CommitJson.read(utf8(revert)).kind()).isEqualTo(CommitKind.REVERT);
  }

  @Test
  void signature_missing_isToldApartFromAWrongOne() {
    byte[] bytes = root().bytes();
    assertThat(refused(SignedCommit.verify(bytes, new byte[0])))
        .isEqualTo(ErrorCode.SIGNATURE_MISSING);
    assertThat(refused(SignedCommit.verify(bytes, new byte[64])))
        .isEqualTo(ErrorCode.SIGNATURE_INVALID);
    assertThat(refused(SignedCommit.verify(bytes, SERVER.sign(bytes))))
        .isEqualTo(ErrorCode.SIGNATURE_INVALID);
  }

  @Test
  void signing_withAKeyThatTheCommitDoesNotName_throws() {
    assertThatThrownBy(() -> SignedCommit.sign(root(), SERVER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1 | \"version\":2 | version must be 1",
        "\"type\":\"commit\" | \"type\":\"tree\" | type must be \"commit\"",
        "\"kind\":\"root\" | \"kind\":\"merge\" | commit is wrong: a merge, and only a merge",
        "\"numExamples\":0 | \"numExamples\":-1 | commit is wrong: numExamples is -1",
        "\"parents\":[] | \"parents\":[\"00\"] | parents must be 64 lower-case hex digits",
        "\"time\":\"2026-11-21T12:00:00Z\" | \"time\":\"2026-11-21T12:00:00.5Z\" | time must be",
        "\"time\":\"2026-11-21T12:00:00Z\" | \"time\":\"yesterday\" | time must be a UTC time",
        "\"numExamples\":0 | \"numExamples\":0,\"nuts\":1 | nuts is not known here",
        "\"branch\":\"main\" | \"branch\": \"main\" | not in canonical form"
      })
  void commit_withOneMemberWrong_isRefusedByName(String member, String wrong, String message) {
    String text = new String(root().bytes(), StandardCharsets.UTF_8);
    assertThat(text).contains(member);
    assertThatThrownBy(() -> CommitJson.read(utf8(text.replace(member, wrong))))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyPrefixOfACommit_isRefusedAsMalformed() {
    byte[] bytes = root().bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] prefix = java.util.Arrays.copyOf(bytes, length);
      assertThat(refused(SignedCommit.verify(prefix, new byte[64])))
          .isEqualTo(ErrorCode.MALFORMED_COMMIT);
    }
  }

  @Test
  void mergeMembers_inAnyOrder_giveTheSameId() {
    Commit merge = merge("m", List.of(root().id(), id("a"), id("b")), NOON);
    MergeRecord record = merge.merge().orElseThrow();
    var reversed =
        new MergeRecord(
            record.round(), record.strategy(), record.members().reversed(), record.excluded());
    assertThat(reversed).isEqualTo(record);
  }

  @Test
  void mergeMembers_writtenInAnotherOrder_areRefused() {
    Commit merge = merge("m", List.of(root().id(), id("a"), id("b")), NOON);
    String text = new String(merge.bytes(), StandardCharsets.UTF_8);
    assertThat(CommitJson.read(utf8(text))).isEqualTo(merge);
    String first = "{\"commit\":\"" + merge.merge().orElseThrow().members().getFirst().commit();
    int begin = text.indexOf(first);
    int end = text.indexOf("},", begin) + 1;
    String member = text.substring(begin, end);
    int last = text.indexOf("}]", end) + 1;
    String swapped =
        text.substring(0, begin)
            + text.substring(end + 1, last)
            + ","
            + member
            + text.substring(last);
    assertThatThrownBy(() -> CommitJson.read(utf8(swapped)))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageContaining("must list members");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2147483648", "1099511627776"})
  void mergeRound_outOfRange_isRefused(String round) {
    Commit merge = merge("m", List.of(root().id(), id("a")), NOON);
    String text = new String(merge.bytes(), StandardCharsets.UTF_8);
    assertThat(text).contains("\"round\":1");
    assertThat(CommitJson.read(utf8(text.replace("\"round\":1", "\"round\":2147483647"))))
        .isNotEqualTo(merge);
    byte[] wrong = utf8(text.replace("\"round\":1", "\"round\":" + round));
    assertThat(refused(SignedCommit.verify(wrong, new byte[64])))
        .isEqualTo(ErrorCode.MALFORMED_COMMIT);
  }

  @Test
  void mergeExclusions_inAnyOrder_giveTheSameId() {
    Commit merge = merge("m", List.of(root().id(), id("a")), NOON);
    MergeRecord record = merge.merge().orElseThrow();
    var other = new MergeExclusion(id("other"), "hungary", "late");
    MergeExclusion first = record.excluded().getFirst();
    assertThat(withExclusions(record, List.of(first, other)))
        .isEqualTo(withExclusions(record, List.of(other, first)));
  }

  private static MergeRecord withExclusions(MergeRecord record, List<MergeExclusion> excluded) {
    return new MergeRecord(record.round(), record.strategy(), record.members(), excluded);
  }

  @Test
  void message_ofTheGreatestLength_isAccepted_andNoLongerOne() {
    String longest = "m".repeat(Commit.MAX_MESSAGE);
    assertThat(contribution(longest, root().id(), NOON).message()).isEqualTo(longest);
    assertThatThrownBy(() -> contribution(longest + "m", root().id(), NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the message is longer than 4000");
  }

  @Test
  void commit_ofTooManyBytes_isRefusedUnread() {
    assertThatThrownBy(() -> CommitJson.read(new byte[CommitJson.MAX_BYTES]))
        .hasMessageStartingWith("commit at character 0");
    assertThatThrownBy(() -> CommitJson.read(new byte[CommitJson.MAX_BYTES + 1]))
        .isInstanceOf(JsonShapeException.class)
        .hasMessage("commit is longer than 1048576 bytes");
  }

  @Test
  void sortedMetrics_areInTheOrderOfTheirNames() {
    assertThat(root().sortedMetrics().keySet()).containsExactly("loss.after", "loss.before");
  }

  @Test
  void signedCommits_areEqualByCommitAndSignature() {
    SignedCommit signed = SignedCommit.sign(root(), ALICE);
    SignedCommit other = SignedCommit.sign(merge("m", List.of(root().id(), id("a")), NOON), SERVER);
    assertThat(SignedCommit.sign(root(), ALICE)).isEqualTo(signed).hasSameHashCodeAs(signed);
    assertThat(signed)
        .isNotEqualTo(other)
        .hasToString("SignedCommit[" + root().id() + "]")
        .doesNotHaveSameHashCodeAs(other);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
