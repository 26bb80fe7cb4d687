package io.federity.proof.ligero;

import io.federity.proof.ligero.LigeroVerifier.Query;
import io.federity.proof.ligero.LigeroVerifier.Verdict;
import io.federity.proof.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An opening of a run root and older roots, played from end to end.
 *
 * @param domain the honest one
 * @param shapes in root order
 * @param transcripts one for each side and game
 */
record Protocol(
    LigeroParameters parameters,
    EvaluationDomain domain,
    List<RootShape> shapes,
    Supplier<Transcript> transcripts) {
  private static final List<String> LABELS = List.of("w_run", "w_data");

  Transcript begun(RunCommitment run, List<DataCommitment> data) {
    Transcript transcript = transcripts.get();
    data.forEach(root -> transcript.absorb("root", root.root()));
    transcript.absorb("root", run.root());
    return transcript;
  }

  /** What the verifier draws, given polynomials. */
  Query query(
      RunCommitment run,
      List<DataCommitment> data,
      LinearConstraints constraints,
      OpeningPolynomials polynomials) {
    return verifier(run, data).query(begun(run, data), LABELS, constraints, polynomials);
  }

  Opening open(RunCommitment run, List<DataCommitment> data, LinearConstraints constraints) {
    return run.open(begun(run, data), LABELS, constraints);
  }

  Verdict play(RunCommitment run, List<DataCommitment> data, LinearConstraints constraints) {
    return play(run, data, constraints, honest -> honest);
  }

  /** The same with other polynomials than the honest ones; columns are opened as asked for. */
  Verdict play(
      RunCommitment run,
      List<DataCommitment> data,
      LinearConstraints constraints,
      UnaryOperator<OpeningPolynomials> tampering) {
    OpeningPolynomials sent = tampering.apply(open(run, data, constraints).polynomials());
    Query query = query(run, data, constraints, sent);
    List<OpenedColumns> columns = new ArrayList<>(List.of(run.openAt(query.indices())));
    data.forEach(root -> columns.add(root.matrix().open(query.indices())));
    return verifier(run, data).check(query, columns);
  }

  private LigeroVerifier verifier(RunCommitment run, List<DataCommitment> data) {
    List<byte[]> roots = new ArrayList<>(List.of(run.root()));
    data.forEach(root -> roots.add(root.root()));
    return new LigeroVerifier(parameters, domain, shapes, roots);
  }
}
