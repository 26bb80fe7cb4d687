package io.federity.proof.sumcheck;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when first asked for, and then kept. */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  /** Something that this makes. */
  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T value = made;
    if (value == null) {
      value = maker.get();
      made = value;
    }
    return value;
  }

  /** Does something with it where it was asked for. */
  public void ifKnown(Consumer<T> action) {
    T value = made;
    if (value != null) {
      action.accept(value);
    }
  }
}
