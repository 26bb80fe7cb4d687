package io.federity.proof.lookup;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.lookup.FractionTree.Reduced;
import io.federity.proof.multilinear.BlockLayout;
import io.federity.proof.multilinear.Extensions;
import io.federity.proof.sumcheck.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Proves that every entry of committed arrays stands in a public table (section 5.1 of {@code
 * fzk/1}; LogUp, Haboeck, ePrint 2022/1530, with GKR, ePrint 2023/1284):
 *
 * <p>{@code sum_i 1 / (alpha - x_i) - sum_j m_j / (alpha - t_j) = 0}.
 *
 * <p>Security: arrays and multiplicities must be committed before this draws alpha. An entry
 * outside its table leaves a pole that no multiplicity cancels, as long as there are fewer lookups
 * than the field's characteristic; the error is {@code 2 (N_x + N_t) / |K|} and that of the
 * sumchecks.
 */
public final class LogUp {
  /** Most entries of lookups and tables together. */
  public static final long MAX_ENTRIES = 1L << 26;

  private static final Fp2 MINUS_ONE = Fp2.ONE.negate();

  private LogUp() {}

  /**
   * Reduces all lookups to claims on the arrays: that on the multiplicities, which needs no
   * message, then those of the blocks in their order.
   *
   * @param witness the prover's knowledge; asked only where it is known
   */
  public static List<ArrayClaim> reduce(
      Channel channel, LookupShape shape, Supplier<LookupWitness> witness) {
    if ((long) shape.lookups() + shape.multiplicities() > MAX_ENTRIES) {
      throw new IllegalArgumentException("more entries than the soundness bound allows");
    }
    Fp2 alpha1 = channel.challenge();
    Fp2 alpha = channel.challenge();
    Once<List<FractionLayer>> lookups =
        new Once<>(() -> FractionTree.layers(witness.get().lookups(shape, alpha1, alpha)));
    Once<List<FractionLayer>> tables =
        new Once<>(() -> FractionTree.layers(witness.get().tables(shape, alpha1, alpha)));

    Reduced left =
        FractionTree.reduce(channel, "logup.w", shape.blockLayout().variables(), lookups);
    channel.requireEqual(left.leafNumerator(), AffineForm.of(Fp2.ONE));
    Reduced right =
        FractionTree.reduce(channel, "logup.t", shape.tableLayout().variables(), tables);

    List<ArrayClaim> claims = claims(channel, shape, left.point(), witness);
    Supplier<Fp2> rootProduct = () -> rootDenominator(lookups).times(rootDenominator(tables));
    PaddedValue product = channel.send("logup.e", rootProduct);
    PaddedValue inverse = channel.send("logup.h", () -> rootProduct.get().inverse());
    channel.requireEqual(
        right.leafDenominator(),
        AffineForm.of(alpha.minus(tableExtension(shape, right.point(), alpha1))));
    channel.requireEqual(
        left.leafDenominator(),
        lookupExtension(shape, left.point(), claims, alpha1).times(MINUS_ONE).plus(alpha));
    requireEqualSums(channel, left, right, product, inverse);
    claims.addFirst(
        new ArrayClaim(
            LookupWitness.MULTIPLICITIES, right.point(), right.leafNumerator().times(MINUS_ONE)));
    return claims;
  }

  private static Fp2 rootDenominator(Once<List<FractionLayer>> layers) {
    return layers.get().getFirst().denominators().get(0);
  }

  /** One claim for each array of each block, at the point's part that chooses the entry. */
  private static List<ArrayClaim> claims(
      Channel channel, LookupShape shape, Fp2[] point, Supplier<LookupWitness> witness) {
    BlockLayout layout = shape.blockLayout();
    List<ArrayClaim> claims = new ArrayList<>();
    for (int block = 0; block < shape.blocks().size(); block++) {
      Fp2[] within = layout.within(block, point);
      for (String array : shape.blocks().get(block).arrays()) {
        PaddedValue value =
            channel.send(
                "logup.claim." + array,
                () -> Extensions.evaluate(witness.get().array(array), within));
        claims.add(new ArrayClaim(array, within, value.form()));
      }
    }
    return claims;
  }

  /** The extension of all looked-up entries, the filling among them. */
  private static AffineForm lookupExtension(
      LookupShape shape, Fp2[] point, List<ArrayClaim> claims, Fp2 alpha1) {
    BlockLayout layout = shape.blockLayout();
    AffineForm extended = AffineForm.ZERO;
    Fp2 filling = Fp2.ONE;
    int next = 0;
    for (int position = 0; position < shape.blocks().size(); position++) {
      LookupBlock block = shape.blocks().get(position);
      Fp2 chosen = layout.choosing(position, point);
      filling = filling.minus(chosen);
      AffineForm entry = AffineForm.of(Fp2.of(block.tag()).plus(alpha1.times(block.offset())));
      Fp2 factor = alpha1;
      for (int array = 0; array < block.arrays().size(); array++) {
        entry = entry.plus(claims.get(next++).value().times(factor));
        factor = factor.times(alpha1);
      }
      extended = extended.plus(entry.times(chosen));
    }
    return extended.plus(filling.times(LookupShape.FILLING_TAG));
  }

  /** The extension of all tables' entries, the filling among them. */
  private static Fp2 tableExtension(LookupShape shape, Fp2[] point, Fp2 alpha1) {
    BlockLayout layout = shape.tableLayout();
    Fp2 extended = Fp2.ZERO;
    Fp2 filling = Fp2.ONE;
    for (int position = 0; position < shape.tables().size(); position++) {
      Fp2 chosen = layout.choosing(position, point);
      filling = filling.minus(chosen);
      Fp2 entry = shape.tables().get(position).extension(layout.within(position, point), alpha1);
      extended = extended.plus(entry.times(chosen));
    }
    return extended.plus(filling.times(LookupShape.FILLING_TAG));
  }

  /** {@code P1 Q2 + P2 Q1 = 0} with {@code Q1 Q2} not 0, since it has an inverse. */
  private static void requireEqualSums(
      Channel channel, Reduced left, Reduced right, PaddedValue product, PaddedValue inverse) {
    channel.requireEqual(
        channel
            .product(left.numerator(), right.denominator())
            .plus(channel.product(right.numerator(), left.denominator())),
        AffineForm.ZERO);
    channel.requireEqual(product.form(), channel.product(left.denominator(), right.denominator()));
    channel.requireEqual(channel.product(product, inverse), AffineForm.of(Fp2.ONE));
  }
}
