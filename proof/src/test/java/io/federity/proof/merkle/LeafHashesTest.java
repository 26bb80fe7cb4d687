package io.federity.proof.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.field.VectorSupport;
import io.federity.proof.transcript.Digests;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every implementation against the hash of one leaf alone. */
class LeafHashesTest {
  private static final int COLUMNS = 3 * LeafHashes.COLUMNS_AT_ONCE;

  /** Numbers of rows that end in every place of a block of the hash. */
  private static final int MOST_ROWS = 20;

  private final Random random = new Random(5);

  static Stream<Arguments> implementationsAndRows() {
    return IntStream.rangeClosed(0, MOST_ROWS)
        .boxed()
        .flatMap(rows ->
            VectorSupport.isPresent()
                ? Stream.of(Arguments.of(false, rows), Arguments.of(true, rows))
                : Stream.of(Arguments.of(false, rows)));
  }

  private static LeafHashes hashes(boolean vector, byte[][] salts) {
    return vector ? new VectorLeafHashes(salts) : new ScalarLeafHashes(salts);
  }

  private byte[] salt() {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return salt;
  }

  @ParameterizedTest
  @MethodSource("implementationsAndRows")
  void digest_ofRowsInTwoPartsAndColumnsInTwoRanges_isThatOfEachLeafAlone(
      boolean vector, int rows) {
    byte[][] salts = Stream.generate(this::salt).limit(COLUMNS).toArray(byte[][]::new);
    long[][] matrix =
        Stream.generate(() -> random.longs(COLUMNS).toArray()).limit(rows).toArray(long[][]::new);
    LeafHashes hashes = hashes(vector, salts);
    int split = rows / 3;
    for (long[][] part :
        new long[][][] {Arrays.copyOf(matrix, split), Arrays.copyOfRange(matrix, split, rows)}) {
      hashes.update(part, LeafHashes.COLUMNS_AT_ONCE, COLUMNS);
      hashes.update(part, 0, LeafHashes.COLUMNS_AT_ONCE);
    }

    byte[] all = hashes.digest();

    assertThat(all).hasSize(COLUMNS * Digests.SHA256_BYTES);
    for (int column = 0; column < COLUMNS; column++) {
      int at = column;
      long[] elements = Arrays.stream(matrix).mapToLong(row -> row[at]).toArray();
      assertThat(
              Arrays.copyOfRange(
                  all, column * Digests.SHA256_BYTES, (column + 1) * Digests.SHA256_BYTES))
          .as("column %d", column)
          .isEqualTo(MerkleTree.leaf(salts[column], elements));
    }
  }

  @Test
  void shaInstructions_areAbsentOnlyWhereTheSystemListsAbilitiesWithoutThem() {
    String model = "model name\t: some processor";
    assertThat(ShaInstructions.areAbsent(List.of(model, "flags\t\t: fpu avx512f sha_ni")))
        .isFalse();
    assertThat(ShaInstructions.areAbsent(List.of(model, "flags\t\t: fpu avx512f"))).isTrue();
    assertThat(ShaInstructions.areAbsent(List.of(model))).isFalse();
    assertThat(ShaInstructions.areAbsent(List.of())).isFalse();
  }
}
