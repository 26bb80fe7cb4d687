package io.federity.error;

import java.util.function.Function;

/**
 * The result of a step that may be refused: the value, or why not. A refused step has changed
 * nothing.
 */
public sealed interface Outcome<T> {
  /** The step was taken. */
  record Accepted<T>(T value) implements Outcome<T> {}

  /** The step was refused. */
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  /** An accepted value. */
  static <T> Outcome<T> accepted(T value) {
    return new Accepted<>(value);
  }

  /** A refusal. */
  static <T> Outcome<T> refused(ErrorCode code, String detail) {
    return new Refused<>(new Refusal(code, detail));
  }

  /** A refusal that was decided elsewhere. */
  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Goes on with the value, if there is one. */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return switch (this) {
      case Accepted<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  /** Changes the value, if there is one. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Accepted<T>(T value) -> new Accepted<>(change.apply(value));
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
