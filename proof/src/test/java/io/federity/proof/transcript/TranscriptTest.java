package io.federity.proof.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp2;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Fp2 challengeAfter(String label, String message) {
    Transcript transcript = new Transcript();
    transcript.absorb(label, bytes(message));
    return transcript.challenge();
  }

  /** The definition of section 1.1, written out with nothing but SHA-256. */
  @Test
  void challenge_afterOneMessage_isThatOfTheWrittenOutDefinition() throws Exception {
    ByteArrayOutputStream absorbed = new ByteArrayOutputStream();
    absorbed.write(new byte[32]);
    absorbed.write(1);
    absorbed.write(5);
    absorbed.write(bytes("proto"));
    absorbed.write(ByteBuffer.allocate(8).putLong(3).array());
    absorbed.write(bytes("abc"));
    byte[] state = Digests.sha256().digest(absorbed.toByteArray());

    Transcript transcript = new Transcript();
    transcript.absorb("proto", bytes("abc"));
    Fp2 drawn = transcript.challenge();

    assertThat(drawn).isEqualTo(new Fp2(firstWord(state, 0), firstWord(state, 1)));
  }

  private static long firstWord(byte[] state, int counter) throws Exception {
    ByteArrayOutputStream squeezed = new ByteArrayOutputStream();
    squeezed.write(state);
    squeezed.write(2);
    squeezed.write(ByteBuffer.allocate(4).putInt(counter).array());
    return ByteBuffer.wrap(Digests.sha256().digest(squeezed.toByteArray())).getLong();
  }

  @Test
  @Attack("T6")
  void challenge_afterAnotherLabelOrMessageOrBoundary_differs() {
    List<Fp2> drawn =
        List.of(
            challengeAfter("ab", "cd"),
            challengeAfter("a", "bcd"),
            challengeAfter("abc", "d"),
            challengeAfter("ab", "ce"),
            challengeAfter("ab", "cd\0"),
            challengeAfter("ab", ""));
    assertThat(drawn).doesNotHaveDuplicates();
  }

  @Test
  @Attack("T3")
  void challenge_afterMessagesInAnotherOrder_differs() {
    Transcript one = new Transcript();
    one.absorb("root", bytes("x"));
    one.absorb("root", bytes("y"));
    Transcript other = new Transcript();
    other.absorb("root", bytes("y"));
    other.absorb("root", bytes("x"));
    assertThat(one.challenge()).isNotEqualTo(other.challenge());
  }

  @Test
  void challenges_withoutAMessageBetween_differFromEachOther() {
    Transcript transcript = new Transcript();
    transcript.absorb("proto", bytes("abc"));
    assertThat(transcript.challenges(50)).doesNotHaveDuplicates();
  }

  @Test
  void challenge_afterTheSameMessages_isTheSameAlsoWhenSomethingWasDrawnBefore() {
    Transcript one = new Transcript();
    one.absorb("a", bytes("x"));
    one.challenge();
    one.absorb("b", bytes("y"));
    Transcript other = new Transcript();
    other.absorb("a", bytes("x"));
    other.absorb("b", bytes("y"));
    // The counter is no part of the state: what was drawn is a function of what was absorbed.
    assertThat(one.challenge()).isEqualTo(other.challenge());
  }

  @Test
  void absorbZeros_equalsAbsorbingThatManyZeroBytes() {
    Transcript streamed = new Transcript();
    streamed.absorbZeros("zeros", 100_000);
    Transcript whole = new Transcript();
    whole.absorb("zeros", new byte[100_000]);
    assertThat(streamed.challenge()).isEqualTo(whole.challenge());
  }

  @Test
  void absorb_ofElements_equalsTheirBytes() {
    Transcript elements = new Transcript();
    elements.absorb("m", new Fp2(1, 2), new Fp2(3, 4));
    Transcript raw = new Transcript();
    raw.absorb(
        "m",
        HexFormat.of()
            .parseHex(
                "0000000000000001" + "0000000000000002" + "0000000000000003" + "0000000000000004"));
    assertThat(elements.challenge()).isEqualTo(raw.challenge());
  }

  @Test
  @Attack("T6")
  void absorb_underALabelThatIsEmptyTooLongOrNotAscii_isRefused() {
    Transcript transcript = new Transcript();
    for (String label : List.of("", "x".repeat(256), "é")) {
      assertThatThrownBy(() -> transcript.absorb(label, new byte[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    transcript.absorb("x".repeat(255), new byte[1]);
  }

  @Test
  @Attack("E4")
  void distinctIndices_areDistinctAscendingAndInRange() {
    Transcript transcript = new Transcript();
    transcript.absorb("q", bytes("abc"));
    int[] indices = transcript.distinctIndices(100, 128);
    assertThat(indices).hasSize(100).isSorted().doesNotHaveDuplicates();
    assertThat(indices[0]).isNotNegative();
    assertThat(indices[99]).isLessThan(128);
    assertThat(transcript.distinctIndices(8, 8)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThatThrownBy(() -> transcript.distinctIndices(9, 8))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
