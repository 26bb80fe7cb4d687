package io.federity.commit;

import static io.federity.commit.CommitFixtures.id;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static final TensorSpec BIAS = new TensorSpec("bias", DType.F32, List.of(1L));
  private static final TensorSpec WEIGHT = new TensorSpec("weight", DType.F32, List.of(2L));

  private static JsonValue json(String text) {
    return ((JsonReading.Read) JsonReader.readCanonical(text.getBytes(StandardCharsets.UTF_8)))
        .value();
  }

  private static Tree read(Tree tree) {
    return Tree.fromJson(json(new String(tree.bytes(), StandardCharsets.UTF_8)));
  }

  private static Tree tree(TreeEntry... entries) {
    return new Tree(id("architecture"), List.of(entries));
  }

  @Test
  void structure_isInTheOrderOfTheNames() {
    assertThat(tree(new TreeEntry(WEIGHT, id("w")), new TreeEntry(BIAS, id("b"))).structure())
        .containsExactly(BIAS, WEIGHT);
  }

  @Test
  void tree_notSortedByName_isRefused() {
    Tree tree = tree(new TreeEntry(WEIGHT, id("w")), new TreeEntry(BIAS, id("b")));
    assertThat(read(tree)).isEqualTo(tree);
    String swapped =
        new String(tree.bytes(), StandardCharsets.UTF_8)
            .replace("bias", "x")
            .replace("weight", "bias")
            .replace("\"x\"", "\"weight\"");
    assertThatThrownBy(() -> Tree.fromJson(json(swapped)))
        .isInstanceOf(JsonShapeException.class)
        .hasMessage("tensors must be sorted by name");
  }

  @Test
  void tree_withMoreTensorsThanAllowed_isRefused() {
    Tree full = tree(entries(Tree.MAX_ENTRIES));
    assertThat(read(full)).isEqualTo(full);
    Tree beyond = tree(entries(Tree.MAX_ENTRIES + 1));
    assertThatThrownBy(() -> read(beyond))
        .isInstanceOf(JsonShapeException.class)
        .hasMessage("tensors has more than 100000 entries");
  }

  private static TreeEntry[] entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new TreeEntry(new TensorSpec("t" + i, DType.F32, List.of()), id("t")))
        .toArray(TreeEntry[]::new);
  }
}
