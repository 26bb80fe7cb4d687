package io.federity.commit;

import io.federity.object.ObjectId;
import java.util.Map;
import java.util.Optional;

/** Refs of one repository. Implementations are linearizable: a moved ref is seen by everybody. */
public interface RefStore {
  /** What a ref points to. */
  Optional<ObjectId> read(RefName ref);

  /** All refs. */
  Map<RefName, ObjectId> list();

  /**
   * Moves a ref if it still points to {@code expected} (empty: if it does not exist), in one step.
   */
  RefUpdate compareAndSet(RefName ref, Optional<ObjectId> expected, ObjectId next);

  /** Removes a ref if it still points to {@code expected}, in one step; its commits stay. */
  RefUpdate compareAndDelete(RefName ref, ObjectId expected);
}
