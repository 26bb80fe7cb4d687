package io.federity.object;

import java.io.IOException;

/** An object that something refers to is not in the store. */
public final class MissingObjectException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String hex;

  /** Names the missing object. */
  public MissingObjectException(ObjectId id) {
    super("object " + id.hex() + " is missing");
    this.hex = id.hex();
  }

  /** Returns the id of the missing object. */
  public ObjectId id() {
    return ObjectId.of(hex);
  }
}
