package io.federity.page;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks for one page of a list.
 *
 * @param limit most rows on it, 1 to {@link #MAX_LIMIT}
 * @param after where the page before it ended; empty for the first
 */
public record PageRequest(int limit, Optional<Cursor> after) {
  /** Most rows on one page. */
  public static final int MAX_LIMIT = 500;

  /** Rows on a page where the client names no limit. */
  public static final int DEFAULT_LIMIT = 100;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit);
    }
  }

  /** Reads what a client sent; empty texts are the defaults. */
  public static Outcome<PageRequest> parse(String limit, String cursor) {
    int rows = limit.isEmpty() ? DEFAULT_LIMIT : number(limit);
    if (rows < 1 || rows > MAX_LIMIT) {
      return Outcome.refused(
          ErrorCode.BAD_REQUEST, "limit must be a whole number from 1 to " + MAX_LIMIT);
    }
    if (cursor.isEmpty()) {
      return Outcome.accepted(new PageRequest(rows, Optional.empty()));
    }
    return Cursor.parse(cursor)
        .map(position -> Outcome.accepted(new PageRequest(rows, Optional.of(position))))
        .orElseGet(PageRequest::foreignCursor);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }

  /** Where the page begins, read out of the cursor; a cursor that does not fit is refused. */
  public <K> Outcome<Optional<K>> position(Function<Cursor, K> reader) {
    try {
      return Outcome.accepted(after.map(reader));
    } catch (IllegalArgumentException _) {
      return foreignCursor();
    }
  }

  private static <T> Outcome<T> foreignCursor() {
    return Outcome.refused(
        ErrorCode.BAD_REQUEST,
        "the cursor is none of this list; take it from the Link header of the page before");
  }

  /** Every row, for those who sort the whole list themselves: all pages one after the other. */
  public static <T> Outcome<List<T>> all(Function<PageRequest, Outcome<Page<T>>> list) {
    List<T> rows = new ArrayList<>();
    var request = new PageRequest(MAX_LIMIT, Optional.empty());
    while (true) {
      switch (list.apply(request)) {
        case Outcome.Refused<Page<T>>(var refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Accepted<Page<T>>(Page<T> page) -> {
          rows.addAll(page.rows());
          if (page.next().isEmpty()) {
            return Outcome.accepted(List.copyOf(rows));
          }
          request = new PageRequest(MAX_LIMIT, page.next());
        }
      }
    }
  }

  /** Rows to look for: one more than asked, which shows whether another page follows. */
  public int rowsToRead() {
    return limit + 1;
  }
}
