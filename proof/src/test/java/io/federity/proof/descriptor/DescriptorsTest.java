package io.federity.proof.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorsTest {
  private static final List<Integer> GOOD = List.of(10, 13, 10, 15, 13, 15, 9, 20, 1, 2, 6, 5, 12);

  private static TrainingDescriptor training(List<Integer> m) {
    return new TrainingDescriptor(
        m.get(0), m.get(1), m.get(2), m.get(3), m.get(4), m.get(5), m.get(6), m.get(7), m.get(8),
        m.get(9), m.get(10), m.get(11), m.get(12));
  }

  private static TrainingDescriptor with(int member, int value) {
    List<Integer> members = new ArrayList<>(GOOD);
    members.set(member, value);
    return training(members);
  }

  /** Members in the order of the record, with their least and their largest value. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 40",
    "1, 0, 15",
    "2, 0, 40",
    "3, 1, 40",
    "4, 13, 14",
    "5, 1, 40",
    "6, 9, 9",
    "7, 1, 40",
    "8, 1, 255",
    "9, 0, 40",
    "10, 0, 16",
    "11, 1, 65536",
  })
  void training_withAMemberAtItsLimits_isAllowedAndBeyondRefused(int member, int least, int most) {
    assertThat(with(member, least).isAllowed()).isTrue();
    assertThat(with(member, most).isAllowed()).isTrue();
    for (int bad : new int[] {least - 1, most + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThat(with(member, bad).isAllowed()).as("%d", bad).isFalse();
    }
  }

  @Test
  void training_withLimbs_allows12And16() {
    for (int limb = 0; limb <= 17; limb++) {
      assertThat(with(12, limb).isAllowed()).isEqualTo(limb == 12 || limb == 16);
    }
  }

  @Test
  void training_thatDiffersInAnyMember_hasAnotherId() {
    String id = training(GOOD).id();
    for (int member = 0; member < GOOD.size(); member++) {
      assertThat(with(member, GOOD.get(member) + 1).id()).isNotEqualTo(id);
    }
    assertThat(training(GOOD).id()).isEqualTo(id);
  }

  static Stream<ArchitectureDescriptor> tooLarge() {
    return Stream.of(
        new LogisticDescriptor(0, 1),
        new LogisticDescriptor((1 << 14) + 1, 1),
        new LogisticDescriptor(1, 0),
        new LogisticDescriptor(1, (1 << 10) + 1),
        new MlpDescriptor(1, 0, 1),
        new MlpDescriptor(1, (1 << 14) + 1, 1),
        new MlpDescriptor(1, 1, (1 << 10) + 1),
        new MlpDescriptor(-1, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void architecture_beyondTheCaps_isRefused(ArchitectureDescriptor ad) {
    assertThat(ad.isAllowed()).isFalse();
  }

  @Test
  void architecture_atTheCaps_isAllowed() {
    assertThat(new LogisticDescriptor(1 << 14, 1 << 10).isAllowed()).isTrue();
    assertThat(new MlpDescriptor(1 << 14, 1 << 14, 1 << 10).isAllowed()).isTrue();
  }

  @Test
  void architecture_withoutANameForEachTensor_isRefused() {
    assertThat(new LogisticDescriptor(3, 1, List.of("w")).isAllowed()).isFalse();
    assertThat(new LogisticDescriptor(3, 1, List.of("w", "w")).isAllowed()).isFalse();
    assertThat(new LogisticDescriptor(3, 1, List.of("w", "b", "c")).isAllowed()).isFalse();
    assertThat(new MlpDescriptor(3, 2, 1, List.of("w", "b")).isAllowed()).isFalse();
    assertThat(new LogisticDescriptor(3, 1, List.of("w", "b")).isAllowed()).isTrue();
  }

  @Test
  void network_ofSeveralClasses_hasItsCanonicalEncoding() {
    assertThat(new MlpDescriptor(30, 32, 2).canonical())
        .isEqualTo(
            "{\"ad\":\"fzk1/mlp-relu\",\"hidden\":[32],\"inputs\":30,"
                + "\"loss\":\"bce-one-vs-rest\",\"outputs\":2,"
                + "\"params\":[\"fc1.weight\",\"fc1.bias\",\"fc2.weight\",\"fc2.bias\"]}");
  }
}
