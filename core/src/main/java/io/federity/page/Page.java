package io.federity.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next where the next page begins; empty on the last one
 */
public record Page<T>(List<T> rows, Optional<Cursor> next) {
  public Page {
    rows = List.copyOf(rows);
  }

  /**
   * Cuts a page out of what was found.
   *
   * @param found rows of the page and, if there are more, at least one of the next page
   * @param position the position after a row
   */
  public static <T> Page<T> of(PageRequest request, List<T> found, Function<T, Cursor> position) {
    if (found.size() <= request.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<T> rows = found.subList(0, request.limit());
    return new Page<>(rows, Optional.of(position.apply(rows.getLast())));
  }

  /** The same page with its rows in another form. */
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(rows.stream().<R>map(change).toList(), next);
  }
}
