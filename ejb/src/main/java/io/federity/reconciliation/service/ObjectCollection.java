package io.federity.reconciliation.service;

import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.security.Settings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;

/**
 * Removes objects that no repository has and no commit names: tensors of aggregations that were
 * refused, overtaken or cut off. What was put within the retention is spared, for a step that still
 * runs may be about to name it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ObjectCollection {
  @Inject ObjectInventory inventory;
  @Inject ObjectStore objects;
  @Inject Settings settings;
  @Inject Clock clock;

  /** Removes what nobody needs, and says how many objects that were. */
  public int collect() {
    Instant since = clock.instant().minus(settings.objectRetention());
    int removed = 0;
    for (ObjectId object : inventory.unneeded()) {
      removed += remove(object, since) ? 1 : 0;
    }
    return removed;
  }

  private boolean remove(ObjectId object, Instant since) {
    try {
      return objects.removeUnlessPutSince(object, since);
    } catch (IOException e) {
      throw new UncheckedIOException("object " + object + " that nobody needs", e);
    }
  }
}
