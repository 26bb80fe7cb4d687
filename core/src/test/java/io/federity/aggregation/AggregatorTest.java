package io.federity.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.aggregation.AggregationOutcome.Aggregated;
import io.federity.aggregation.AggregationOutcome.AggregatedTensor;
import io.federity.aggregation.AggregationOutcome.Refused;
import io.federity.aggregation.AggregationOutcome.Weight;
import io.federity.object.ObjectId;
import io.federity.tensor.DType;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorBuilder;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AggregatorTest {
  private static final TensorSpec PAIR = new TensorSpec("w", DType.F32, List.of(2L));

  private final Map<String, Tensor> stored = new LinkedHashMap<>();

  static List<AggregationStrategy> strategies() {
    return List.of(new FedAvg(), new FedMedian(), new FedTrimmedAvg(new BigDecimal("0.2")));
  }

  @Test
  void fedAvg_weighsByExamplesAndRecordsTheShares() throws IOException {
    AggregationOutcome outcome =
        aggregate(
            new FedAvg(),
            List.of(PAIR),
            member("c2", 3, Tensor.ofFloats("w", List.of(2L), 5f, -8f)),
            member("c1", 1, Tensor.ofFloats("w", List.of(2L), 1f, 8f)));
    Tensor result = stored.get("w");
    assertThat(result.toFloatArray()).containsExactly(4f, -4f);
    assertThat(outcome)
        .isEqualTo(
            new Aggregated(
                List.of(new AggregatedTensor(PAIR, TensorObject.id(result))),
                List.of(new Weight("c1", "0.25"), new Weight("c2", "0.75"))));
  }

  @Test
  void shares_areTheExactDoublesThatWereUsed() throws IOException {
    Tensor tensor = Tensor.ofFloats("w", List.of(2L), 1f, 1f);
    AggregationOutcome outcome =
        aggregate(
            new FedAvg(),
            List.of(PAIR),
            member("a", 303, tensor),
            member("b", 294, tensor),
            member("c", 1, tensor));
    List<Weight> weights = ((Aggregated) outcome).weights();
    assertThat(weights)
        .extracting(weight -> Double.parseDouble(weight.share()))
        .containsExactly(303 / 598.0, 294 / 598.0, 1 / 598.0);
    assertThat(weights).allSatisfy(weight -> assertThat(weight.share()).matches("0\\.[0-9]+"));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void orderOfArrival_doesNotChangeABit(AggregationStrategy strategy) throws IOException {
    Random random = new Random(9);
    List<TensorSpec> structure = new ArrayList<>();
    for (DType dtype : DType.values()) {
      structure.add(new TensorSpec(dtype.name(), dtype, List.of(3L, 3001L)));
    }
    List<AggregationMember> members = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      members.add(randomMember(random, i, structure));
    }
    AggregationOutcome first = aggregate(strategy, structure, members);
    assertThat(first).isInstanceOf(Aggregated.class);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(members, random);
      assertThat(aggregate(strategy, structure, members)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void largeTensor_isTheSameAsCoordinateByCoordinate(AggregationStrategy strategy)
      throws IOException {
    int count = 3 * TensorAggregation.BLOCK + 17;
    TensorSpec spec = new TensorSpec("w", DType.F32, List.of((long) count));
    Random random = new Random(4);
    List<AggregationMember> members = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      members.add(randomMember(random, i, List.of(spec)));
    }
    aggregate(strategy, List.of(spec), members);
    double[] weights =
        strategy.weights(members.stream().mapToLong(AggregationMember::numExamples).toArray());
    for (int at = 0; at < count; at += 97) {
      double[][] rows = new double[members.size()][1];
      for (int i = 0; i < rows.length; i++) {
        rows[i][0] = members.get(i).tensors().find("w").orElseThrow().getDouble(at);
      }
      double[] expected = new double[1];
      strategy.combine(rows, weights, 1, expected);
      assertThat(stored.get("w").getFloat(at)).isEqualTo((float) expected[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void equalMembers_giveTheirValues(AggregationStrategy strategy) throws IOException {
    Tensor tensor = Tensor.ofFloats("w", List.of(2L), 0.1f, -Float.MAX_VALUE);
    aggregate(
        strategy,
        List.of(PAIR),
        member("a", 3, tensor),
        member("b", 5, tensor),
        member("c", 7, tensor),
        member("d", 11, tensor),
        member("e", 13, tensor));
    assertThat(stored.get("w").sameBits(tensor)).isTrue();
  }

  @Test
  void sum_isAccumulatedInDoubleAndRoundedOnce() throws IOException {
    // In float, 2^24 + 1 is 2^24, and the third member could not bring the ones back.
    aggregate(
        new FedAvg(),
        List.of(new TensorSpec("w", DType.F32, List.of(1L))),
        member("a", 1, Tensor.ofFloats("w", List.of(1L), 0x1p26f)),
        member("b", 1, Tensor.ofFloats("w", List.of(1L), 4f)),
        member("c", 1, Tensor.ofFloats("w", List.of(1L), -0x1p26f)),
        member("d", 1, Tensor.ofFloats("w", List.of(1L), 8f)));
    assertThat(stored.get("w").getFloat(0)).isEqualTo(3f);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F64", "F32", "F16", "BF16"})
  void everyFloatingType_isAveraged(DType dtype) throws IOException {
    aggregate(
        new FedAvg(),
        List.of(new TensorSpec("t", dtype, List.of(2L))),
        member("a", 1, floats("t", dtype, 1.5, -4)),
        member("b", 1, floats("t", dtype, 2.5, 8)));
    assertThat(stored.get("t").toDoubleArray()).containsExactly(2, 2);
    assertThat(stored.get("t").spec().dtype()).isEqualTo(dtype);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void integerBuffers_takeTheLargestValue(AggregationStrategy strategy) throws IOException {
    TensorSpec spec = new TensorSpec("bn.num_batches_tracked", DType.I64, List.of());
    long huge = Long.MAX_VALUE - 1; // not a double: nothing may pass through one
    List<AggregationMember> members = new ArrayList<>();
    for (long value : new long[] {-3, huge, 7, 0, 5}) {
      members.add(member("c" + value, 1, Tensor.ofLongs(spec.name(), List.of(), value)));
    }
    aggregate(strategy, List.of(spec), members);
    assertThat(stored.get(spec.name()).getLong(0)).isEqualTo(huge);
  }

  @Test
  void structureWithoutTensors_givesNone() throws IOException {
    Tensor tensor = Tensor.ofFloats("w", List.of(2L), 1f, 2f);
    assertThat(aggregate(new FedAvg(), List.of(), member("a", 1, tensor)))
        .isEqualTo(new Aggregated(List.of(), List.of(new Weight("a", "1"))));
  }

  @Test
  void tooFewSites_areRefused() throws IOException {
    Tensor tensor = Tensor.ofFloats("w", List.of(2L), 1f, 2f);
    assertRefused(
        aggregate(new FedMedian(), List.of(PAIR), member("a", 1, tensor), member("b", 1, tensor)),
        Aggregator.SITE_COUNT,
        "at least 3 sites");
    assertRefused(aggregate(new FedAvg(), List.of(PAIR)), Aggregator.SITE_COUNT, "at least 1 site");
  }

  @Test
  void commitOrHospitalTwice_isRefused() throws IOException {
    Tensor tensor = Tensor.ofFloats("w", List.of(2L), 1f, 2f);
    assertRefused(
        aggregate(new FedAvg(), List.of(PAIR), member("a", 1, tensor), member("a", 1, tensor)),
        Aggregator.DUPLICATE_MEMBER,
        "commit a");
    AggregationMember cleveland = new AggregationMember("a", "cleveland", 1, source(tensor));
    AggregationMember again = new AggregationMember("b", "cleveland", 1, source(tensor));
    assertRefused(
        aggregate(new FedAvg(), List.of(PAIR), cleveland, again),
        Aggregator.DUPLICATE_MEMBER,
        "hospital cleveland");
  }

  @Test
  void examples_notPositiveOrTooMany_areRefused() throws IOException {
    Tensor tensor = Tensor.ofFloats("w", List.of(2L), 1f, 2f);
    for (long examples : new long[] {0, -1, Long.MIN_VALUE}) {
      assertRefused(
          aggregate(new FedAvg(), List.of(PAIR), member("a", examples, tensor)),
          Aggregator.EXAMPLE_COUNT,
          examples + " examples");
    }
    long half = 1L << 52;
    assertThat(
            aggregate(
                new FedAvg(), List.of(PAIR), member("a", half, tensor), member("b", half, tensor)))
        .isInstanceOf(Aggregated.class);
    for (long examples : new long[] {half + 1, Long.MAX_VALUE}) {
      assertRefused(
          aggregate(
              new FedAvg(),
              List.of(PAIR),
              member("a", half, tensor),
              member("b", examples, tensor)),
          Aggregator.EXAMPLE_COUNT,
          "2^53");
    }
  }

  @Test
  void tensor_missingOrOfOtherTypeOrShape_isRefused() throws IOException {
    Tensor good = Tensor.ofFloats("w", List.of(2L), 1f, 2f);
    for (Tensor bad :
        List.of(
            Tensor.ofFloats("v", List.of(2L), 1f, 2f),
            Tensor.ofFloats("w", List.of(1L, 2L), 1f, 2f),
            Tensor.ofDoubles("w", List.of(2L), 1, 2))) {
      assertRefused(
          aggregate(new FedAvg(), List.of(PAIR), member("a", 1, good), member("b", 1, bad)),
          Aggregator.STRUCTURE,
          "commit b has");
    }
    assertThat(stored).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void nonFiniteValue_isRefusedEvenIfItWouldBeCut(AggregationStrategy strategy) throws IOException {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      List<AggregationMember> members = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        float value = i == 3 ? bad : i;
        members.add(member("c" + i, 1, Tensor.ofFloats("w", List.of(2L), 0f, value)));
      }
      assertRefused(
          aggregate(strategy, List.of(PAIR), members),
          Aggregator.NON_FINITE,
          "commit c3 has a non-finite value in tensor 'w' at 1");
    }
  }

  @Test
  void resultBeyondTheType_isRefused() throws IOException {
    double max = Double.MAX_VALUE;
    TensorSpec spec = new TensorSpec("w", DType.F64, List.of(1L));
    List<AggregationMember> members = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      members.add(member("c" + i, 1, Tensor.ofDoubles("w", List.of(1L), max)));
    }
    assertRefused(
        aggregate(new FedTrimmedAvg(new BigDecimal("0.2")), List.of(spec), members),
        Aggregator.OVERFLOW,
        "beyond F64");
  }

  @Test
  void failureOfASourceOrTheSink_isNotHidden() {
    AggregationMember broken =
        new AggregationMember(
            "a",
            "h",
            1,
            _ -> {
              throw new IOException("disk");
            });
    assertThatThrownBy(() -> aggregate(new FedAvg(), List.of(PAIR), broken)).hasMessage("disk");
    AggregationMember fine = member("a", 1, Tensor.ofFloats("w", List.of(2L), 1f, 2f));
    assertThatThrownBy(() ->
            Aggregator.aggregate(
                new FedAvg(),
                List.of(PAIR),
                List.of(fine),
                _ -> {
                  throw new IOException("full");
                }))
        .hasMessage("full");
  }

  private AggregationOutcome aggregate(
      AggregationStrategy strategy, List<TensorSpec> structure, AggregationMember... members)
      throws IOException {
    return aggregate(strategy, structure, List.of(members));
  }

  private AggregationOutcome aggregate(
      AggregationStrategy strategy, List<TensorSpec> structure, List<AggregationMember> members)
      throws IOException {
    stored.clear();
    return Aggregator.aggregate(strategy, structure, members, this::store);
  }

  /** Copies, because the aggregator's memory ends with the call. */
  private ObjectId store(Tensor tensor) {
    TensorBuilder copy = TensorBuilder.of(tensor.spec());
    if (tensor.spec().dtype().isFloating()) {
      double[] values = tensor.toDoubleArray();
      copy.setDoubles(0, values, values.length);
    } else {
      for (long i = 0; i < tensor.elementCount(); i++) {
        copy.setLong(i, tensor.getLong(i));
      }
    }
    stored.put(tensor.name(), copy.build());
    return TensorObject.id(tensor);
  }

  private static void assertRefused(AggregationOutcome outcome, String code, String reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.reason()).contains(reason);
            });
  }

  private static AggregationMember member(String commitId, long examples, Tensor tensor) {
    return new AggregationMember(commitId, "hospital of " + commitId, examples, source(tensor));
  }

  private static TensorSource source(Tensor tensor) {
    return name -> Optional.of(tensor).filter(found -> found.name().equals(name));
  }

  private static Tensor floats(String name, DType dtype, double... values) {
    return TensorBuilder.of(new TensorSpec(name, dtype, List.of((long) values.length)))
        .setDoubles(0, values, values.length)
        .build();
  }

  private static AggregationMember randomMember(
      Random random, int number, List<TensorSpec> structure) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorSpec spec : structure) {
      TensorBuilder builder = TensorBuilder.of(spec);
      int count = (int) spec.elementCount();
      if (spec.dtype().isFloating()) {
        double[] values = random.doubles(count, -100, 100).toArray();
        builder.setDoubles(0, values, count);
      } else {
        for (int i = 0; i < count; i++) {
          builder.setLong(i, random.nextInt(2));
        }
      }
      tensors.put(spec.name(), builder.build());
    }
    return new AggregationMember(
        "commit " + number,
        "hospital " + number,
        random.nextInt(1, 1000),
        name -> Optional.ofNullable(tensors.get(name)));
  }
}
