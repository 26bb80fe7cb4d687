package io.federity.proof.ligero;

import io.federity.proof.field.Fp2;
import io.federity.proof.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;

/**
 * What the verifier draws: first a factor for each row of each root, for each constraint and for
 * each K-row of triples; then, once the prover's polynomials are in the transcript, the columns to
 * open.
 *
 * @param rows for each root the factors of its rows without masks, top first
 * @param constraints factors of the tensor constraints, then of the affine ones
 * @param triples one for each K-row of first factors
 */
public record OpeningFactors(List<Fp2[]> rows, Fp2[] constraints, Fp2[] triples) {
  private static final String LINEAR = "q";
  private static final String QUADRATIC = "g";

  static OpeningFactors draw(
      Transcript transcript, List<RootShape> shapes, LinearConstraints constraints) {
    List<Fp2[]> rows = new ArrayList<>();
    for (RootShape shape : shapes) {
      rows.add(transcript.challenges(shape.rows()));
    }
    Fp2[] factors = transcript.challenges(constraints.tensors().size() + constraints.affineCount());
    return new OpeningFactors(rows, factors, transcript.challenges(shapes.getFirst().tripleRows()));
  }

  /** Takes the prover's polynomials and draws the columns to open, in ascending order. */
  static int[] columns(
      Transcript transcript,
      List<String> labels,
      OpeningPolynomials polynomials,
      LigeroParameters parameters) {
    for (int root = 0; root < polynomials.combinations().size(); root++) {
      transcript.absorb(labels.get(root), polynomials.combinations().get(root).toBytes());
    }
    transcript.absorb(LINEAR, polynomials.linear().toBytes());
    transcript.absorb(QUADRATIC, polynomials.quadratic().toBytes());
    return transcript.distinctIndices(parameters.queries(), parameters.columns());
  }
}
