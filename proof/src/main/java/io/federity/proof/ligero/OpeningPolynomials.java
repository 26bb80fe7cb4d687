package io.federity.proof.ligero;

import io.federity.proof.field.Fp2Array;
import java.util.List;

/**
 * What a prover sends before the columns to open are drawn (section 2.3 b).
 *
 * @param combinations for each root, in root order, a random combination of its rows
 * @param linear the polynomial q of the linear test
 * @param quadratic the polynomial g of the quadratic test
 */
public record OpeningPolynomials(
    List<Fp2Array> combinations, Fp2Array linear, Fp2Array quadratic) {}
