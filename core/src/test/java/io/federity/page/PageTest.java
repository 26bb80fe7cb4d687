package io.federity.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private final TreeSet<Long> list = new TreeSet<>(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L));

  private Page<Long> page(PageRequest request) {
    long after = request.after().map(cursor -> cursor.number(0)).orElse(0L);
    List<Long> found = list.tailSet(after, false).stream().limit(request.rowsToRead()).toList();
    return Page.of(request, found, Cursor::after);
  }

  private List<Long> walk(int limit) {
    List<Long> seen = new ArrayList<>();
    Optional<Cursor> next = Optional.empty();
    do {
      Page<Long> page = page(new PageRequest(limit, next));
      seen.addAll(page.rows());
      next = page.next().flatMap(cursor -> Cursor.parse(cursor.text()));
    } while (next.isPresent());
    return seen;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 8, 500})
  void pages_followedToTheEnd_areTheWholeList(int limit) {
    assertThat(walk(limit)).containsExactlyElementsOf(list);
  }

  @Test
  void lastPage_thatIsFull_namesNoNextOne() {
    assertThat(page(new PageRequest(7, Optional.empty())).next()).isEmpty();
    assertThat(page(new PageRequest(6, Optional.empty())).next()).isPresent();
  }

  @Test
  void position_staysWhileRowsComeAndGo() {
    Page<Long> first = page(new PageRequest(3, Optional.empty()));
    list.removeAll(List.of(1L, 3L));
    list.add(0L);
    assertThat(page(new PageRequest(2, first.next())).rows()).containsExactly(4L, 5L);
  }

  @Test
  void cursor_writtenAndRead_isTheSame() {
    var cursor = Cursor.after("a/b ü", 7, Instant.parse("2026-03-01T08:00:00.123456Z"));
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.parse(cursor.text())).contains(cursor);
    assertThat(cursor.number(1)).isEqualTo(7);
    assertThat(cursor.time(2)).isEqualTo(Instant.parse("2026-03-01T08:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "bm8", "eyJhIjoxfQ", "WzFd", "W10=="})
  void wordThatIsNoCursor_isRefused(String word) {
    assertThat(PageRequest.parse("", word))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(ErrorCode.BAD_REQUEST));
    assertThat(PageRequest.parse("", Cursor.after("x").text()))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void cursorOfAnotherList_isRefused() {
    PageRequest request = new PageRequest(1, Optional.of(Cursor.after("x")));
    assertThat(request.position(cursor -> cursor.number(0))).isInstanceOf(Outcome.Refused.class);
    assertThat(request.position(cursor -> cursor.time(0))).isInstanceOf(Outcome.Refused.class);
    assertThat(request.position(cursor -> cursor.text(1))).isInstanceOf(Outcome.Refused.class);
    assertThat(request.position(cursor -> cursor.text(0)))
        .isEqualTo(Outcome.accepted(Optional.of("x")));
  }

  @Test
  void oversizedCursor_isRefusedUnread() {
    byte[] long2049 = new byte[2_049];
    String word = Base64.getUrlEncoder().withoutPadding().encodeToString(long2049);
    assertThat(Cursor.parse(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "500, 500", "'', 100"})
  void limit_inRange_isTaken(String text, int rows) {
    assertThat(PageRequest.parse(text, ""))
        .isEqualTo(Outcome.accepted(new PageRequest(rows, Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "1.5", "x", "99999999999", " 1"})
  void limit_outOfRange_isRefusedNotClamped(String text) {
    assertThat(PageRequest.parse(text, "")).isInstanceOf(Outcome.Refused.class);
  }
}
