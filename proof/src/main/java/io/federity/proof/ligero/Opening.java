package io.federity.proof.ligero;

import java.util.List;

/**
 * What a prover shows of its committed roots (section 2.3).
 *
 * @param polynomials what was sent before the columns were drawn
 * @param columns the opened columns of each root, in root order
 */
public record Opening(OpeningPolynomials polynomials, List<OpenedColumns> columns) {}
