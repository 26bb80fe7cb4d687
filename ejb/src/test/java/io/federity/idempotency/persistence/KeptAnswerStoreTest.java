package io.federity.idempotency.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptAnswerStoreTest {
  private static final String ALICE = "alice.cleveland";
  private static final Instant NOW = RepositoryFixtures.NOW;
  private static final KeptAnswer.Answer CREATED = new KeptAnswer.Answer(201, "{\"number\":1}");
  private final TestDatabase database = TestDatabase.open();

  @AfterEach
  void close() {
    database.close();
  }

  private Optional<KeptAnswer> kept(String username, String key) {
    return database.call(em -> new KeptAnswerStore(em).lock(username, key));
  }

  private void begin(String username, String key) {
    database.run(em -> new KeptAnswerStore(em).begin(username, key, "f", NOW));
  }

  @Test
  void request_begunAndAnswered_isKeptForItsAccountAlone() {
    begin(ALICE, "k");
    assertThat(kept(ALICE, "k")).contains(new KeptAnswer("f", NOW, Optional.empty()));
    database.run(em -> new KeptAnswerStore(em).answer(ALICE, "k", CREATED));
    assertThat(kept(ALICE, "k")).contains(new KeptAnswer("f", NOW, Optional.of(CREATED)));
    assertThat(kept("bela.hungary", "k")).isEmpty();
  }

  @Test
  void answer_ofATransactionThatIsRolledBack_isNotKept() {
    begin(ALICE, "k");
    database.runAndRollBack(em -> new KeptAnswerStore(em).answer(ALICE, "k", CREATED));
    assertThat(kept(ALICE, "k").orElseThrow().answer()).isEmpty();
  }

  @Test
  void key_thatIsBegunAgain_losesItsAnswer() {
    begin(ALICE, "k");
    database.run(em -> new KeptAnswerStore(em).answer(ALICE, "k", CREATED));
    database.run(em -> new KeptAnswerStore(em).beginAgain(ALICE, "k", "g", NOW));
    assertThat(kept(ALICE, "k")).contains(new KeptAnswer("g", NOW, Optional.empty()));
  }

  @Test
  void key_thatSomebodyElseHasJustBegun_cannotBeBegun() {
    begin(ALICE, "k");
    assertThatThrownBy(() -> begin(ALICE, "k")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void answer_toNothing_isAFault() {
    assertThatThrownBy(
            () -> database.run(em -> new KeptAnswerStore(em).answer(ALICE, "k", CREATED)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oldKeys_areRemoved() {
    begin(ALICE, "k");
    assertThat(database.<Integer>call(em -> new KeptAnswerStore(em).removeBegunBefore(NOW)))
        .isZero();
    assertThat(
            database.<Integer>call(
                em -> new KeptAnswerStore(em).removeBegunBefore(NOW.plusSeconds(1))))
        .isEqualTo(1);
    assertThat(kept(ALICE, "k")).isEmpty();
  }

  @Test
  void key_givenBack_isFree() {
    begin(ALICE, "k");
    database.run(em -> new KeptAnswerStore(em).remove(ALICE, "k"));
    assertThat(kept(ALICE, "k")).isEmpty();
  }
}
