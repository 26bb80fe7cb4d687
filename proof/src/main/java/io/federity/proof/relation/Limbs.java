package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of a width, split into little-endian limbs so that each is looked up in a table of its
 * width (section 5.1).
 *
 * @param name of the number; limb i is {@code name.limbi}
 * @param width bits in all
 * @param limb bits of every limb but the top one
 */
record Limbs(String name, int width, int limb) {
  int count() {
    return (width - 1) / limb + 1;
  }

  int width(int index) {
    return index < count() - 1 ? limb : width - limb * (count() - 1);
  }

  String name(int index) {
    return name + ".limb" + index;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      names.add(name(i));
    }
    return names;
  }

  /** A limb of a number that is not negative. */
  long part(long number, int index) {
    return number >>> (limb * index) & ((1L << width(index)) - 1);
  }

  /** The number from claims on its limbs. */
  AffineForm join(List<AffineForm> limbs) {
    AffineForm sum = AffineForm.ZERO;
    for (int i = 0; i < limbs.size(); i++) {
      sum = sum.plus(limbs.get(i).times(weight(i)));
    }
    return sum;
  }

  /** What a limb counts in the number. */
  Fp2 weight(int index) {
    return Fp2.of(1L << (limb * index));
  }
}
