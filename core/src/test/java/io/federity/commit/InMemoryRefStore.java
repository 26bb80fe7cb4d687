package io.federity.commit;

import io.federity.object.ObjectId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What a ref store does, in its shortest form: the other implementations are held to it. */
public final class InMemoryRefStore implements RefStore {
  private final ConcurrentHashMap<String, ObjectId> refs = new ConcurrentHashMap<>();

  @Override
  public Optional<ObjectId> read(RefName ref) {
    return Optional.ofNullable(refs.get(ref.fullName()));
  }

  @Override
  public Map<RefName, ObjectId> list() {
    Map<RefName, ObjectId> all = new TreeMap<>(java.util.Comparator.comparing(RefName::fullName));
    refs.forEach((name, commit) -> all.put(new RefName(name), commit));
    return all;
  }

  @Override
  public RefUpdate compareAndSet(RefName ref, Optional<ObjectId> expected, ObjectId next) {
    return compare(
        ref,
        expected,
        Optional.of(next),
        expected
            .<RefUpdate>map(from -> new RefUpdate.Moved(from, next))
            .orElseGet(() -> new RefUpdate.Created(next)));
  }

  @Override
  public RefUpdate compareAndDelete(RefName ref, ObjectId expected) {
    return compare(ref, Optional.of(expected), Optional.empty(), new RefUpdate.Deleted(expected));
  }

  private RefUpdate compare(
      RefName ref, Optional<ObjectId> expected, Optional<ObjectId> next, RefUpdate done) {
    var result = new AtomicReference<RefUpdate>(done);
    refs.compute(
        ref.fullName(),
        (name, actual) -> {
          if (!Optional.ofNullable(actual).equals(expected)) {
            result.set(new RefUpdate.Lost(Optional.ofNullable(actual)));
            return actual;
          }
          return next.orElse(null);
        });
    return result.get();
  }
}
