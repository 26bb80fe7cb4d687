package io.federity.proof.relation;

import io.federity.proof.field.Fp2Array;
import io.federity.proof.file.ProofReader;
import io.federity.proof.file.ProofReader.RefusedException;
import io.federity.proof.file.ProofWriter;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.CountingChannel;
import io.federity.proof.interaction.ProvingChannel;
import io.federity.proof.interaction.VerifyingChannel;
import io.federity.proof.ligero.DataCommitment;
import io.federity.proof.ligero.EvaluationDomain;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.ligero.LigeroVerifier;
import io.federity.proof.ligero.Opening;
import io.federity.proof.ligero.OpeningPolynomials;
import io.federity.proof.ligero.RootShape;
import io.federity.proof.ligero.RunCommitment;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.Statement;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What both sides of a proof do beside the relation: lengths, transcript, file, opening. Everything
 * follows from the statement; the relation is walked once to count.
 */
final class ProofPlan {
  private static final int MAX_ZEROS = 1 << 24;

  private final Statement statement;
  private final Supplier<Transcript> transcripts;
  private final EvaluationDomain domain;
  private final CountingChannel schedule = new CountingChannel();
  private final List<String> labels;
  private final List<RootShape> shapes;
  private final int zeros;

  /**
   * Plans.
   *
   * @param runLength entries of the run root's vector, N_run
   * @param dataLength entries of the vector of each data root
   * @param lookups N_x
   * @param relation the walk without a witness
   */
  ProofPlan(
      Statement statement, int runLength, int dataLength, int lookups, Consumer<Channel> relation) {
    this(Transcript::new, statement, runLength, dataLength, lookups, relation);
  }

  /** The same with transcripts of another making; for tests of broken protocols. */
  ProofPlan(
      Supplier<Transcript> transcripts,
      Statement statement,
      int runLength,
      int dataLength,
      int lookups,
      Consumer<Channel> relation) {
    this.statement = statement;
    this.transcripts = transcripts;
    this.domain = new EvaluationDomain(parameters().ell());
    relation.accept(schedule);
    int triples = schedule.constraints().triples().size();
    int dataRoots = statement.uses().size();
    this.labels = dataRoots == 1 ? List.of("w_run", "w_data") : List.of("w_run", "w_old", "w_data");
    this.shapes = new ArrayList<>();
    shapes.add(RootShape.ofRun(parameters(), runLength, schedule.pads(), triples, labels.size()));
    shapes.addAll(Collections.nCopies(dataRoots, RootShape.ofData(parameters(), dataLength)));
    this.zeros = Math.min(MAX_ZEROS, Math.addExact(runLength, lookups));
  }

  private LigeroParameters parameters() {
    return statement.parameters();
  }

  /** Bits of an index into a vector of so many entries. */
  static int variables(LigeroParameters parameters, int length) {
    return RootShape.ofData(parameters, length).variables();
  }

  private List<byte[]> dataRoots() {
    return statement.uses().stream().map(use -> HexFormat.of().parseHex(use.root())).toList();
  }

  EvaluationDomain domain() {
    return domain;
  }

  /** The transcript with all that comes before the first challenge (section 1.1). */
  Transcript transcript(byte[] runRoot) {
    Transcript transcript = transcripts.get();
    String protocol = "fzk/1/" + statement.tier().name();
    transcript.absorb("proto", protocol.getBytes(StandardCharsets.US_ASCII));
    dataRoots().forEach(root -> transcript.absorb("root", root));
    transcript.absorb("root", runRoot);
    transcript.absorb("statement", statement.bytes());
    transcript.absorbZeros("zeros", zeros);
    return transcript;
  }

  /**
   * Makes the proof file.
   *
   * @param vector of the run root
   * @param data the opened data roots, in root order
   * @param relation the walk with the witness
   * @param coins of a fresh seed
   */
  byte[] prove(long[] vector, List<DataCommitment> data, Consumer<Channel> relation, Coins coins) {
    RunCommitment run =
        RunCommitment.commit(
            parameters(),
            domain,
            vector,
            schedule.pads(),
            schedule.constraints().triples(),
            data,
            coins);
    Transcript transcript = transcript(run.root());
    ProvingChannel channel = new ProvingChannel(transcript, run::pad);
    relation.accept(channel);
    Opening opening = run.open(transcript, labels, channel.constraints());
    return ProofWriter.write(statement, run.root(), channel.messages(), opening);
  }

  /** Checks what follows the header of a proof file. */
  void verify(ProofReader file, Consumer<Channel> relation) throws RefusedException {
    byte[] runRoot = file.hash();
    Fp2Array messages = file.elements(schedule.pads());
    OpeningPolynomials polynomials = file.polynomials(shapes);
    Transcript transcript = transcript(runRoot);
    VerifyingChannel channel = new VerifyingChannel(transcript, messages);
    relation.accept(channel);
    if (channel.unread() != 0) {
      throw new IllegalStateException("a message that no step reads");
    }
    List<byte[]> roots = new ArrayList<>(List.of(runRoot));
    roots.addAll(dataRoots());
    LigeroVerifier verifier = new LigeroVerifier(parameters(), domain, shapes, roots);
    LigeroVerifier.Query query =
        verifier.query(transcript, labels, channel.constraints(), polynomials);
    switch (verifier.check(query, file.columns(shapes, query.indices(), parameters()))) {
      case ACCEPTED -> {}
      case MERKLE -> throw new RefusedException(Refusal.MERKLE);
      case LOW_DEGREE -> throw new RefusedException(Refusal.LOW_DEGREE);
      case LINEAR -> throw new RefusedException(Refusal.LINEAR);
      case QUADRATIC -> throw new RefusedException(Refusal.QUADRATIC);
    }
  }
}
