package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.file.ProofReader;
import io.federity.proof.file.ProofReader.RefusedException;
import io.federity.proof.file.ProofWriter;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.CountingChannel;
import io.federity.proof.interaction.VerifyingChannel;
import io.federity.proof.ligero.EvaluationDomain;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.ligero.LigeroVerifier;
import io.federity.proof.ligero.LigeroVerifier.Query;
import io.federity.proof.ligero.OpeningPolynomials;
import io.federity.proof.ligero.RootShape;
import io.federity.proof.ligero.SimulatedOpening;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.InteractiveTranscript;
import io.federity.proof.transcript.Transcript;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Zero knowledge, played: whoever may program the challenges makes transcripts that a verifier
 * accepts, without rows, run or training, and of any update. So what a verifier sees it could have
 * made itself.
 */
class SimulatorTest {
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(64, 4, 4);
  private static final Supplier<Transcript> PROGRAMMED =
      () -> new InteractiveTranscript(new Random(77));

  private final EvaluationDomain domain = new EvaluationDomain(PARAMETERS.ell());
  private final Coins coins = new Coins(Study.seed(40));

  /** The public side only; its study's witness is never asked for. */
  private record Public(Study study, TrainStatement statement, PublicRun known) {
    static Public of(Study study, String root, long[] update) {
      TrainStatement s = study.statementOf(update);
      TrainStatement statement =
          new TrainStatement(
              s.repo(),
              s.branch(),
              s.base(),
              s.contributor(),
              s.hospital(),
              s.ad(),
              s.td(),
              s.nonce(),
              root,
              s.dataUse(),
              s.parameters(),
              s.rows(),
              s.inputs(),
              s.outputs(),
              s.w0(),
              s.update(),
              s.result());
      TrainingShape shape = new TrainingShape(study.ad, study.td, s.rows());
      return new Public(
          study, statement, TrainProofs.publicRun(statement, shape, study.initial, update));
    }

    void walk(Channel channel) {
      TrainProofs.walk(channel, PARAMETERS, known, Verification::noWitness);
    }

    List<RootShape> shapes() {
      CountingChannel schedule = new CountingChannel();
      walk(schedule);
      TrainingShape shape = known.shape();
      return List.of(
          RootShape.ofRun(
              PARAMETERS,
              shape.run().length(),
              schedule.pads(),
              schedule.constraints().triples().size(),
              2),
          RootShape.ofData(PARAMETERS, shape.data().layout().length()));
    }
  }

  private Fp2Array messages(Public of) {
    CountingChannel schedule = new CountingChannel();
    of.walk(schedule);
    Fp2Array messages = new Fp2Array(schedule.pads());
    for (int i = 0; i < messages.length(); i++) {
      messages.set(i, coins.next());
    }
    return messages;
  }

  private Query query(Public of, Fp2Array messages) {
    List<RootShape> shapes = of.shapes();
    Transcript transcript = PROGRAMMED.get();
    VerifyingChannel channel = new VerifyingChannel(transcript, messages);
    of.walk(channel);
    OpeningPolynomials any =
        new OpeningPolynomials(
            shapes.stream().map(shape -> Fp2Array.of(Fp2.ONE)).toList(),
            Fp2Array.of(Fp2.ONE),
            Fp2Array.of(Fp2.ONE));
    return new LigeroVerifier(PARAMETERS, domain, shapes, List.of(new byte[32], new byte[32]))
        .query(transcript, List.of("w_run", "w_data"), channel.constraints(), any);
  }

  private static void verify(Public of, byte[] file, Supplier<Transcript> transcripts)
      throws RefusedException {
    ProofReader reader = new ProofReader(file);
    assertThat(reader.header(of.statement())).isEmpty();
    TrainProofs.plan(transcripts, of.statement(), of.known()).verify(reader, of::walk);
  }

  private void simulate(Study study, long[] update) throws Exception {
    Public before = Public.of(study, "0".repeat(64), update);
    int[] indices = query(before, messages(before)).indices();
    List<RootShape> shapes = before.shapes();
    SimulatedOpening.Root data =
        SimulatedOpening.data(PARAMETERS, shapes.getLast(), indices, coins);
    Public of = Public.of(study, HexFormat.of().formatHex(data.root()), update);
    Fp2Array messages = messages(of);
    Query query = query(of, messages);
    assertThat(query.indices()).isEqualTo(indices);
    SimulatedOpening simulated =
        SimulatedOpening.of(PARAMETERS, domain, shapes, query, data.columns(), coins);
    byte[] file =
        ProofWriter.write(of.statement(), simulated.root(), messages, simulated.opening());
    verify(of, file, PROGRAMMED);
    assertThatThrownBy(() -> verify(of, file, Transcript::new))
        .isInstanceOf(RefusedException.class);
    file[file.length / 2] ^= 1;
    assertThatThrownBy(() -> verify(of, file, PROGRAMMED)).isInstanceOf(RefusedException.class);
  }

  @Test
  @Attack("Z3")
  void transcripts_withProgrammedChallenges_areMadeWithoutAWitness() throws Exception {
    for (Study study : List.of(Study.small(), Study.smallWithHiddenLayer())) {
      simulate(study, study.trained.update());
      simulate(study, new Random(3).longs(study.initial.length, 0, 1L << 40).toArray());
    }
  }
}
