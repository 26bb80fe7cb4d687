package io.federity.proof.affine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.field.Fp2;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AffineFormTest {
  private static Fp2 valueOf(AffineForm form, Fp2[] pads, Fp2[] products) {
    Fp2[] value = {form.constant()};
    form.forEachCell((product, number, factor) ->
        value[0] = value[0].plus(factor.times((product ? products : pads)[number])));
    return value[0];
  }

  @Test
  void operations_commuteWithEvaluation() {
    Random random = new Random(5);
    Fp2[] pads = new Fp2[6];
    Fp2[] products = new Fp2[6];
    for (int i = 0; i < 6; i++) {
      pads[i] = new Fp2(random.nextInt(1000), random.nextInt(1000));
      products[i] = new Fp2(random.nextInt(1000), random.nextInt(1000));
    }
    List<AffineForm> forms = new ArrayList<>(List.of(AffineForm.ZERO, AffineForm.of(Fp2.ONE)));
    List<Fp2> values = new ArrayList<>(List.of(Fp2.ZERO, Fp2.ONE));
    for (int i = 0; i < 6; i++) {
      forms.add(AffineForm.padded(Fp2.of(i), i));
      values.add(Fp2.of(i).plus(pads[i]));
      forms.add(AffineForm.product(i));
      values.add(products[i]);
    }
    for (int round = 0; round < 300; round++) {
      int a = random.nextInt(forms.size());
      int b = random.nextInt(forms.size());
      Fp2 factor = new Fp2(random.nextInt(9), random.nextInt(9));
      forms.add(forms.get(a).minus(forms.get(b).times(factor)).plus(factor));
      values.add(values.get(a).minus(values.get(b).times(factor)).plus(factor));
      assertThat(valueOf(forms.getLast(), pads, products)).isEqualTo(values.getLast());
    }
  }

  @Test
  void plus_mergesCellsOnce() {
    AffineForm sum =
        AffineForm.pad(2)
            .plus(AffineForm.product(1))
            .plus(AffineForm.pad(0))
            .plus(AffineForm.pad(2))
            .plus(AffineForm.product(0));
    List<String> cells = new ArrayList<>();
    sum.forEachCell((product, number, factor) ->
        cells.add((product ? "Z" : "pad") + number + "*" + factor.c0()));
    assertThat(cells).containsExactly("Z1*1", "Z0*1", "pad0*1", "pad2*2");
  }

  @Test
  void cells_belowZero_areRefused() {
    assertThatThrownBy(() -> AffineForm.pad(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AffineForm.product(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
