package io.federity.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.RegisterHistory.Event;
import io.federity.commit.RegisterHistory.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The checker accepts what one register can do, and finds what it cannot. */
class RegisterHistoryTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> A = Optional.of("a");
  private static final Optional<String> B = Optional.of("b");
  private static final Optional<String> C = Optional.of("c");

  private final RegisterHistory history = new RegisterHistory();

  private RegisterHistory with(long invoked, long answered, Operation operation) {
    history.add(new Event(invoked, answered, operation));
    return history;
  }

  private static Operation read(Optional<String> seen) {
    return new Operation.Read(seen);
  }

  private static Operation written(Optional<String> from, Optional<String> to) {
    return new Operation.Written(from, to);
  }

  @Test
  void history_ofNothing_isLinearizable() {
    assertThat(history.isLinearizable(NONE)).isTrue();
  }

  @Test
  void history_oneAfterTheOther_isLinearizable() {
    with(0, 1, read(NONE));
    with(2, 3, written(NONE, A));
    with(4, 5, written(A, B));
    with(6, 7, new Operation.Refused(A));
    with(8, 9, written(B, NONE));
    assertThat(with(10, 11, read(NONE)).isLinearizable(NONE)).isTrue();
  }

  @Test
  void twoWinners_ofOneComparison_areFound() {
    with(0, 10, written(A, B));
    assertThat(with(0, 10, written(A, C)).isLinearizable(A)).isFalse();
  }

  @Test
  void winnerAndLoser_ofOneComparison_areExplained() {
    with(0, 10, written(A, B));
    assertThat(with(0, 10, new Operation.Refused(A)).isLinearizable(A)).isTrue();
  }

  @Test
  void everybodyRefused_thoughNobodyWrote_isFound() {
    with(0, 10, new Operation.Refused(A));
    assertThat(with(0, 10, new Operation.Refused(A)).isLinearizable(A)).isFalse();
  }

  @Test
  void staleRead_afterTheWriteWasAnswered_isFound() {
    with(0, 1, written(A, B));
    assertThat(with(2, 3, read(A)).isLinearizable(A)).isFalse();
  }

  @Test
  void staleRead_whileTheWriteIsUnderWay_isExplained() {
    with(0, 3, written(A, B));
    assertThat(with(1, 2, read(A)).isLinearizable(A)).isTrue();
  }

  @Test
  void readThatGoesBack_behindAnotherRead_isFound() {
    with(0, 100, written(A, B));
    with(1, 2, read(B));
    assertThat(with(3, 4, read(A)).isLinearizable(A)).isFalse();
  }

  @Test
  void lostUpdate_isFound() {
    with(0, 5, written(A, B));
    with(6, 7, read(B));
    assertThat(with(8, 9, written(A, C)).isLinearizable(A)).isFalse();
  }

  @Test
  void valueThatNobodyWrote_isFound() {
    assertThat(with(0, 1, read(C)).isLinearizable(A)).isFalse();
  }

  @Test
  void writeWithoutAnswer_mayHaveHappenedLateOrNever() {
    with(0, Long.MAX_VALUE, new Operation.Unanswered(A, B));
    with(1, 2, read(A));
    assertThat(history.isLinearizable(A)).isTrue();
    with(3, 4, read(B));
    assertThat(history.isLinearizable(A)).isTrue();
    assertThat(with(5, 6, read(A)).isLinearizable(A)).isFalse();
  }

  @Test
  void threadsOnARealRegister_areExplained_andWithOneAnswerSwappedAreNot() throws Exception {
    var register = new AtomicReference<>("0");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < 4; client++) {
        int seed = client;
        clients.add(threads.submit(() -> use(register, new Random(seed), seed)));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    assertThat(history.events()).hasSize(400);
    assertThat(history.isLinearizable(Optional.of("0"))).isTrue();

    var tampered = new RegisterHistory();
    List<Event> events = new ArrayList<>(history.events());
    int last = events.size() - 1;
    Event end = events.get(last);
    events.set(last, new Event(end.invoked(), end.answered(), read(Optional.of("never written"))));
    events.forEach(tampered::add);
    assertThat(tampered.isLinearizable(Optional.of("0"))).isFalse();
  }

  private void use(AtomicReference<String> register, Random random, int client) {
    for (int i = 0; i < 50; i++) {
      String next = client + "." + i;
      String seen = history.record(register::get, value -> new Operation.Read(Optional.of(value)));
      String expected = random.nextInt(4) == 0 ? "never" : seen;
      history.record(
          () -> register.compareAndSet(expected, next) ? "written" : "refused",
          answer ->
              answer.equals("written")
                  ? written(Optional.of(expected), Optional.of(next))
                  : new Operation.Refused(Optional.of(expected)));
    }
  }
}
