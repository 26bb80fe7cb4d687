package io.federity.commit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.object.ObjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Lincheck makes concurrent programs out of the operations of a ref store and looks for one whose
 * answers no order of the operations explains.
 */
class RefStoreLincheckTest {
  private static final RefName MAIN = RefName.branch("main").orElseThrow();
  private static final ObjectId[] COMMITS = {commit("0"), commit("1"), commit("2")};

  private static ObjectId commit(String digit) {
    return ObjectId.of(digit.repeat(64));
  }

  /** The operations, on one ref and three commits. */
  @Param(name = "commit", gen = IntGen.class, conf = "0:2")
  public abstract static class Operations {
    private final RefStore store;

    Operations(RefStore store) {
      this.store = store;
    }

    @Operation
    public Optional<ObjectId> read() {
      return store.read(MAIN);
    }

    @Operation
    public RefUpdate create(@Param(name = "commit") int next) {
      return store.compareAndSet(MAIN, Optional.empty(), COMMITS[next]);
    }

    @Operation
    public RefUpdate move(@Param(name = "commit") int from, @Param(name = "commit") int to) {
      return store.compareAndSet(MAIN, Optional.of(COMMITS[from]), COMMITS[to]);
    }

    @Operation
    public RefUpdate delete(@Param(name = "commit") int from) {
      return store.compareAndDelete(MAIN, COMMITS[from]);
    }
  }

  /** The reference implementation. */
  public static class InMemory extends Operations {
    public InMemory() {
      super(new InMemoryRefStore());
    }
  }

  /** Compares, and sets a moment later: what a ref store must not do. */
  public static class CheckThenAct extends Operations {
    public CheckThenAct() {
      super(new SequentialRefStore());
    }
  }

  /** One thread at a time: the specification. */
  public static class Specification extends Operations {
    public Specification() {
      super(new SequentialRefStore());
    }
  }

  /** A ref store for one thread. */
  private static final class SequentialRefStore implements RefStore {
    private final Map<RefName, ObjectId> refs = new HashMap<>();

    @Override
    public Optional<ObjectId> read(RefName ref) {
      return Optional.ofNullable(refs.get(ref));
    }

    @Override
    public Map<RefName, ObjectId> list() {
      return Map.copyOf(refs);
    }

    @Override
    public RefUpdate compareAndSet(RefName ref, Optional<ObjectId> expected, ObjectId next) {
      Optional<ObjectId> actual = read(ref);
      if (!actual.equals(expected)) {
        return new RefUpdate.Lost(actual);
      }
      refs.put(ref, next);
      return expected.isPresent()
          ? new RefUpdate.Moved(expected.get(), next)
          : new RefUpdate.Created(next);
    }

    @Override
    public RefUpdate compareAndDelete(RefName ref, ObjectId expected) {
      Optional<ObjectId> actual = read(ref);
      if (!actual.equals(Optional.of(expected))) {
        return new RefUpdate.Lost(actual);
      }
      refs.remove(ref);
      return new RefUpdate.Deleted(expected);
    }
  }

  private static StressOptions stress() {
    return new StressOptions()
        .sequentialSpecification(Specification.class)
        .iterations(15)
        .invocationsPerIteration(300)
        .threads(3)
        .actorsPerThread(3);
  }

  private static ModelCheckingOptions chosenInterleavings(int programs) {
    return new ModelCheckingOptions()
        .sequentialSpecification(Specification.class)
        .iterations(programs)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsPerThread(3)
        .minimizeFailedScenario(false);
  }

  @Test
  void referenceImplementation_underStress_isLinearizable() {
    stress().check(InMemory.class);
  }

  @Test
  void referenceImplementation_inChosenInterleavings_isLinearizable() {
    chosenInterleavings(5).check(InMemory.class);
  }

  /** Ends at the first program that shows it. */
  @Test
  void compareThenSet_isFound() {
    assertThatThrownBy(() -> chosenInterleavings(100).check(CheckThenAct.class))
        .isInstanceOf(LincheckAssertionError.class);
  }
}
