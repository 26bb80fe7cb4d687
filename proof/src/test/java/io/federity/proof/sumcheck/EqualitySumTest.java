package io.federity.proof.sumcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.transcript.Coins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums that know something of their tables, against {@link TableProduct}, which knows nothing. */
class EqualitySumTest {
  private final Coins coins = new Coins(new byte[32]);

  private Fp2[] elements(int count) {
    return IntStream.range(0, count).mapToObj(i -> coins.next()).toArray(Fp2[]::new);
  }

  private List<Fp2Array> tables(int count, int length) {
    return IntStream.range(0, count).mapToObj(i -> Fp2Array.of(elements(length))).toList();
  }

  private void assertSameRounds(RoundPolynomials plain, RoundPolynomials clever, int rounds) {
    for (int round = 0; round < rounds; round++) {
      assertThat(clever.evaluate()).as("round %d", round).isEqualTo(plain.evaluate());
      Fp2 challenge = coins.next();
      plain.bind(challenge);
      clever.bind(challenge);
    }
  }

  /** Sizes below and above one block of shared work. */
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "3, 2", "6, 3", "14, 2"})
  void equalitySum_ofAnySizeAndNumberOfProducts_hasTheRoundsOfThePlainSum(
      int variables, int products) {
    Fp2[] point = elements(variables);
    Fp2 offset = coins.next();
    List<Fp2Array> a = tables(products, 1 << variables);
    List<Fp2Array> b = tables(products, 1 << variables);
    List<Fp2Array> all = new ArrayList<>(List.of(Equality.table(point)));
    all.addAll(a);
    all.addAll(b);
    TableProduct.Summand summand =
        t -> {
          Fp2 sum = offset.negate();
          for (int k = 1; k <= products; k++) {
            sum = sum.plus(t[k].times(t[products + k]));
          }
          return t[0].times(sum);
        };
    EqualitySum clever = new EqualitySum(point, sum(all, summand), a, b, offset);
    TableProduct plain = new TableProduct(3, summand, all);

    assertSameRounds(plain, clever, variables);

    assertThat(clever.firstFactor(products - 1)).isEqualTo(plain.value(products));
    assertThat(clever.secondFactor(0)).isEqualTo(plain.value(products + 1));
  }

  private static Fp2 sum(List<Fp2Array> tables, TableProduct.Summand summand) {
    return IntStream.range(0, tables.getFirst().length())
        .mapToObj(i -> summand.of(tables.stream().map(t -> t.get(i)).toArray(Fp2[]::new)))
        .reduce(Fp2.ZERO, Fp2::plus);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5", "14"})
  void vectorProduct_ofAnySize_hasTheRoundsOfThePlainSum(int variables) {
    long[] vector = coins.nextFp(1 << variables);
    long[] before = vector.clone();
    Fp2Array weights = tables(1, vector.length).getFirst();
    Fp2Array lifted = Fp2Array.wrap(vector.clone(), new long[vector.length]);

    assertSameRounds(
        new TableProduct(2, t -> t[0].times(t[1]), List.of(lifted, weights)),
        new VectorProduct(vector, weights),
        variables);

    assertThat(vector).isEqualTo(before);
  }

  @Test
  void equalitySum_askedForValuesTooEarly_refuses() {
    List<Fp2Array> two = tables(2, 2);
    EqualitySum sum =
        new EqualitySum(elements(1), Fp2.ZERO, two.subList(0, 1), two.subList(1, 2), Fp2.ZERO);

    assertThatThrownBy(() -> sum.firstFactor(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void vectorProduct_ofTwoLengths_isRefused() {
    assertThatThrownBy(() -> new VectorProduct(new long[4], new Fp2Array(8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Arrays.asList(new VectorProduct(new long[4], new Fp2Array(4)).evaluate()))
        .containsOnly(Fp2.ZERO);
  }
}
