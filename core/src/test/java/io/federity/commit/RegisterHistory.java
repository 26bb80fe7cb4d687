package io.federity.commit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What clients saw of one compare-and-set register, and whether one order of all operations, in
 * which each takes effect at some moment between its invocation and its answer, explains it
 * (linearizability; the search is that of Wing and Gong, 1993, with the states already visited left
 * out as Lowe, 2017, proposes). Thread safe while it records.
 *
 * <p>Values are texts; empty means that the register is not there.
 */
public final class RegisterHistory {
  /** What a client asked for and was told. */
  public sealed interface Operation {
    /** Read a value. */
    record Read(Optional<String> seen) implements Operation {}

    /** Wrote {@code next}, because the register was {@code expected}. */
    record Written(Optional<String> expected, Optional<String> next) implements Operation {}

    /** Was told that the register was not {@code expected}. */
    record Refused(Optional<String> expected) implements Operation {}

    /** Never learned whether {@code next} was written. */
    record Unanswered(Optional<String> expected, Optional<String> next) implements Operation {}
  }

  /**
   * An operation in time.
   *
   * @param invoked in nanoseconds of one clock
   * @param answered in the same; {@code Long.MAX_VALUE} where no answer came
   */
  public record Event(long invoked, long answered, Operation operation) {}

  private record Visited(BitSet done, Optional<String> value) {}

  private final List<Event> events = new ArrayList<>();

  /** Runs an attempt and records what {@code describe} makes of its answer. */
  public <T> T record(Supplier<T> attempt, Function<T, Operation> describe) {
    long invoked = System.nanoTime();
    T answer = attempt.get();
    add(new Event(invoked, System.nanoTime(), describe.apply(answer)));
    return answer;
  }

  /** Adds what was seen. */
  public synchronized void add(Event event) {
    events.add(event);
  }

  /** What was added. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  /** Whether some order explains all answers, from that value on. */
  public boolean isLinearizable(Optional<String> initial) {
    return explains(events(), initial);
  }

  private static boolean explains(List<Event> events, Optional<String> initial) {
    Set<Visited> visited = new HashSet<>();
    List<Visited> open = new ArrayList<>(List.of(new Visited(new BitSet(), initial)));
    while (!open.isEmpty()) {
      Visited state = open.removeLast();
      if (state.done().cardinality() == events.size()) {
        return true;
      }
      for (int i : minimal(events, state.done())) {
        for (Optional<String> next : after(events.get(i).operation(), state.value())) {
          BitSet done = (BitSet) state.done().clone();
          done.set(i);
          Visited following = new Visited(done, next);
          if (visited.add(following)) {
            open.add(following);
          }
        }
      }
    }
    return false;
  }

  /** The operations that may come next: those invoked before any of the others was answered. */
  private static List<Integer> minimal(List<Event> events, BitSet done) {
    long firstAnswer = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < events.size(); i = done.nextClearBit(i + 1)) {
      firstAnswer = Math.min(firstAnswer, events.get(i).answered());
    }
    List<Integer> minimal = new ArrayList<>();
    for (int i = done.nextClearBit(0); i < events.size(); i = done.nextClearBit(i + 1)) {
      if (events.get(i).invoked() <= firstAnswer) {
        minimal.add(i);
      }
    }
    return minimal;
  }

  /** The values that the register may have after the operation; none where it cannot have run. */
  private static List<Optional<String>> after(Operation operation, Optional<String> value) {
    return switch (operation) {
      case Operation.Read(var seen) -> seen.equals(value) ? List.of(value) : List.of();
      case Operation.Written(var expected, var next) ->
          expected.equals(value) ? List.of(next) : List.of();
      case Operation.Refused(var expected) -> expected.equals(value) ? List.of() : List.of(value);
      case Operation.Unanswered(var expected, var next) ->
          expected.equals(value) ? List.of(next, value) : List.of(value);
    };
  }
}
