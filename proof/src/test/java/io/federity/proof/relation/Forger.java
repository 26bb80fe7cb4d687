package io.federity.proof.relation;

import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.relation.MeddlingChannel.Meddling;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A prover that believes what is not so, and follows the protocol otherwise. */
final class Forger {
  /**
   * What it believes.
   *
   * @param known order, initial weights and learning rate, as it would have them
   * @param data rows behind the data root
   * @param arrays of the run, without multiplicities
   * @param update what it wants accepted
   */
  record Lie(PublicRun known, Map<String, long[]> data, Map<String, long[]> arrays, long[] update) {
    /** The same with one more entry changed. */
    Lie with(String array, int index, long value) {
      Map<String, long[]> changed = new HashMap<>(arrays);
      long[] values = arrays.get(array).clone();
      values[index] = value;
      changed.put(array, values);
      return new Lie(known, data, changed, update);
    }

    Lie withUpdate(long[] other) {
      return new Lie(known, data, arrays, other);
    }
  }

  private Forger() {}

  /** The truth, for controls. */
  static Lie truth(Study study) {
    PublicRun known = study.known(study.trained.update());
    return new Lie(
        known,
        study.rows.arrays(),
        RunArrays.of(known.shape(), study.trained.run()),
        study.trained.update());
  }

  /** Multiplicities that fit, or those of the truth where an entry stands in no table. */
  static LookupWitness lookups(Study study, Lie lie) {
    var shape = lie.known().shape().lookups();
    try {
      return LookupWitness.count(shape, lie.arrays());
    } catch (LookupWitness.OutOfRangeException e) {
      try {
        LookupWitness honest = LookupWitness.count(shape, truth(study).arrays());
        return new LookupWitness(lie.arrays(), honest.multiplicities());
      } catch (LookupWitness.OutOfRangeException never) {
        throw new AssertionError(never);
      }
    }
  }

  static VerificationOutcome attempt(Study study, Lie lie) {
    return attempt(study, lie, lookups(study, lie));
  }

  static VerificationOutcome attempt(Study study, Lie lie, LookupWitness lookups) {
    TrainStatement statement = study.statementOf(lie.update());
    byte[] proof = prove(Transcript::new, study, lie, lookups, (label, values) -> values).proof();
    return study.verify(proof, statement, lie.update());
  }

  /** Believes the truth and says something else. */
  static VerificationOutcome attempt(Study study, Meddling meddling) {
    Lie truth = truth(study);
    return study.verify(
        prove(Transcript::new, study, truth, lookups(study, truth), meddling).proof());
  }

  /** What was sent, and what was known and heard meanwhile. */
  record Attempt(byte[] proof, MeddlingChannel channel) {}

  static Attempt prove(
      Supplier<Transcript> transcripts,
      Study study,
      Lie lie,
      LookupWitness lookups,
      Meddling meddling) {
    TrainStatement statement = study.statementOf(lie.update());
    TrainingWitness witness = new TrainingWitness(lie.known(), lie.data(), lie.arrays(), lookups);
    PublicRun known = study.known(lie.update());
    List<MeddlingChannel> used = new ArrayList<>();
    byte[] proof =
        TrainProofs.plan(transcripts, statement, known)
            .prove(
                witness.runVector(),
                List.of(study.rows.commitment()),
                channel -> {
                  used.add(new MeddlingChannel(channel, meddling));
                  TrainProofs.walk(used.getLast(), statement.parameters(), known, () -> witness);
                },
                new Coins(Study.seed(3)));
    return new Attempt(proof, used.getLast());
  }
}
