package io.federity.object;

import java.util.List;

/**
 * What {@link ObjectStore#fsck()} found.
 *
 * @param objects how many objects were read and hashed, sound or not
 * @param bytes how many bytes they have
 * @param defects what is wrong, in order of location
 */
public record StoreCheck(long objects, long bytes, List<StoreDefect> defects) {
  public StoreCheck {
    defects = List.copyOf(defects);
  }

  /** Whether nothing is wrong. */
  public boolean sound() {
    return defects.isEmpty();
  }
}
