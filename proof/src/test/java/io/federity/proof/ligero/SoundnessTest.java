package io.federity.proof.ligero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.federity.proof.attack.Attack;
import io.federity.proof.ligero.LigeroVerifier.Query;
import io.federity.proof.ligero.LigeroVerifier.Verdict;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a prover gets away with columns that are no code words: as often as theory says, since
 * with so few queries it sometimes must. A verifier that looked at fewer columns, or did not
 * compare them, would accept more often.
 */
class SoundnessTest {
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(64, 4, 4);
  private static final List<String> LABELS = List.of("w_run", "w_data");
  private static final int TRIALS = 300;

  private final EvaluationDomain honest = new EvaluationDomain(PARAMETERS.ell());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 256})
  @Attack("C1")
  void badColumns_areMissedAsOftenAsTheyAreNotOpened(int bad) {
    int columns = honest.columns();
    Set<Integer> chosen =
        IntStream.range(0, bad)
            .mapToObj(i -> i * (columns / Math.max(1, bad)))
            .collect(Collectors.toSet());
    EvaluationDomain forging = new CorruptingDomain(PARAMETERS.ell(), chosen);
    int accepted = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Verdict verdict = play(forging, trial);
      assertThat(verdict).isIn(Verdict.ACCEPTED, Verdict.LOW_DEGREE);
      accepted += verdict == Verdict.ACCEPTED ? 1 : 0;
    }
    double missed = 1;
    for (int i = 0; i < PARAMETERS.queries(); i++) {
      missed *= (columns - bad - i) / (double) (columns - i);
    }
    double sigma = Math.sqrt(missed * (1 - missed) / TRIALS);
    assertThat(accepted / (double) TRIALS).isCloseTo(missed, within(3 * sigma + 1e-9));
  }

  private Verdict play(EvaluationDomain forging, int trial) {
    byte[] seed = new byte[32];
    seed[0] = (byte) trial;
    seed[1] = (byte) (trial >> 8);
    Coins coins = new Coins(seed);
    DataCommitment data = DataCommitment.commit(PARAMETERS, forging, coins.nextFp(100), coins);
    RunCommitment run =
        RunCommitment.commit(
            PARAMETERS, honest, coins.nextFp(20), 3, List.of(), List.of(data), coins);
    List<RootShape> shapes =
        List.of(RootShape.ofRun(PARAMETERS, 20, 3, 0, 2), RootShape.ofData(PARAMETERS, 100));
    Opening opening = run.open(transcript(run, data), LABELS, new LinearConstraints());
    LigeroVerifier verifier =
        new LigeroVerifier(PARAMETERS, honest, shapes, List.of(run.root(), data.root()));
    Query query =
        verifier.query(
            transcript(run, data), LABELS, new LinearConstraints(), opening.polynomials());
    return verifier.check(query, opening.columns());
  }

  private static Transcript transcript(RunCommitment run, DataCommitment data) {
    Transcript transcript = new Transcript();
    transcript.absorb("root", data.root());
    transcript.absorb("root", run.root());
    return transcript;
  }
}
