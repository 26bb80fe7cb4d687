package io.federity.proof.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.use.UseOutcome.BeyondUses;
import io.federity.proof.use.UseOutcome.Spent;
import io.federity.proof.use.UseOutcome.TakenByAnother;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UseLedgerTest {
  private static final int USES = 8;
  private static final String ROOT = "a".repeat(64);
  private static final String OTHER_ROOT = "b".repeat(64);
  private static final String PROOF = "c".repeat(64);
  private static final String OTHER_PROOF = "d".repeat(64);

  @TempDir Path folder;
  private Path file;
  private UseLedger ledger;

  @BeforeEach
  void open() {
    file = folder.resolve("uses");
    ledger = new UseLedger(file);
  }

  @Test
  void opening_isSpentOnce_andTheSameProofMayBeSentAgain() throws IOException {
    assertThat(ledger.spend(ROOT, 1, USES, PROOF)).isEqualTo(new Spent());
    assertThat(ledger.spend(ROOT, 1, USES, PROOF)).isEqualTo(new Spent());
    assertThat(new UseLedger(file).spend(ROOT, 1, USES, PROOF)).isEqualTo(new Spent());
    assertThat(Files.readAllLines(file)).containsExactly(ROOT + " 1 " + PROOF);
  }

  @Test
  @Attack("Z5")
  void opening_thatIsSpent_isRefusedToAnyOtherProof() throws IOException {
    ledger.spend(ROOT, 1, USES, PROOF);
    assertThat(ledger.spend(ROOT, 1, USES, OTHER_PROOF)).isEqualTo(new TakenByAnother(PROOF));
    assertThat(new UseLedger(file).spend(ROOT, 1, USES, OTHER_PROOF))
        .isEqualTo(new TakenByAnother(PROOF));
    assertThat(ledger.spend(ROOT, 2, USES, OTHER_PROOF)).isEqualTo(new Spent());
    assertThat(ledger.spend(OTHER_ROOT, 1, USES, OTHER_PROOF)).isEqualTo(new Spent());
  }

  /** One opening too many gives data away: the ninth of eight is refused, and leaves no trace. */
  @Test
  @Attack("Z5")
  void opening_beyondTheRootsUses_isRefused() throws IOException {
    for (int use = 0; use < USES; use++) {
      assertThat(ledger.spend(ROOT, use, USES, PROOF)).isEqualTo(new Spent());
    }
    assertThat(ledger.spend(ROOT, USES, USES, PROOF)).isEqualTo(new BeyondUses(USES));
    assertThat(ledger.spend(OTHER_ROOT, 2, 2, PROOF)).isEqualTo(new BeyondUses(2));
    assertThat(Files.readAllLines(file)).hasSize(USES);
  }

  /**
   * At whatever byte a crash cut the last line, its proof never left, and the others stay spent.
   */
  @Test
  void line_thatACrashCutOff_isDroppedAndTheOthersHold() throws IOException {
    ledger.spend(ROOT, 0, USES, PROOF);
    ledger.spend(ROOT, 1, USES, PROOF);
    byte[] whole = Files.readAllBytes(file);
    int second = whole.length / 2;
    for (int cut = second; cut < whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      assertThat(ledger.spend(ROOT, 0, USES, OTHER_PROOF)).isEqualTo(new TakenByAnother(PROOF));
      assertThat(ledger.spend(ROOT, 1, USES, OTHER_PROOF)).isEqualTo(new Spent());
      assertThat(Files.readAllLines(file))
          .containsExactly(ROOT + " 0 " + PROOF, ROOT + " 1 " + OTHER_PROOF);
    }
  }

  @Test
  void file_thatIsDamagedInTheMiddleOrContradictsItself_stopsProving() throws IOException {
    String line = ROOT + " 1 " + PROOF + "\n";
    for (String damaged :
        List.of("x" + line, line + "\n" + line, line.replace(" 1 ", " -1 ") + line, line + line)) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> ledger.spend(OTHER_ROOT, 1, USES, PROOF))
          .isInstanceOf(UseLedger.DamagedException.class)
          .hasMessageContaining("backup");
      assertThat(file).hasContent(damaged);
    }
  }

  @Test
  void opening_spentByManyAtOnce_goesToOne() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<UseOutcome>> attempts =
          IntStream.range(0, 40)
              .<Callable<UseOutcome>>mapToObj(
                  i -> () -> new UseLedger(file).spend(ROOT, 3, USES, "%064x".formatted(i)))
              .toList();
      int spent = 0;
      for (var future : threads.invokeAll(attempts)) {
        spent += future.get() instanceof Spent ? 1 : 0;
      }
      assertThat(spent).isEqualTo(1);
    }
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void arguments_thatAreNoHashes_areRefusedBeforeTheFileIsTouched() {
    assertThatThrownBy(() -> ledger.spend("A".repeat(64), 1, USES, PROOF))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.spend(ROOT, -1, USES, PROOF))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.spend(ROOT, 1, USES, "c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void folder_thatIsNotThere_isAnError() {
    UseLedger elsewhere = new UseLedger(folder.resolve("missing/uses"));
    assertThatThrownBy(() -> elsewhere.spend(ROOT, 1, USES, PROOF)).isInstanceOf(IOException.class);
  }
}
