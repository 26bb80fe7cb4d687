package io.federity.object.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of an object are asked for (RFC 9110, section 14).
 *
 * @param first first byte, from 0
 * @param last last byte, included
 */
record ByteRange(long first, long last) {
  /** What {@link #of} says where no byte asked for exists. */
  static final ByteRange NONE = new ByteRange(0, -1);

  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{1,18})?-([0-9]{1,18})?");

  /**
   * Reads a {@code Range} header; null where the whole object is to be sent: without the header,
   * with one that is malformed, and with several ranges, which a server may ignore.
   */
  static @Nullable ByteRange of(@Nullable String header, long size) {
    Matcher range = ONE.matcher(header == null ? "" : header.strip());
    if (!range.matches()) {
      return null;
    }
    String from = range.group(1);
    String to = range.group(2);
    if (from == null) {
      return to == null ? null : suffix(Long.parseLong(to), size);
    }
    long first = Long.parseLong(from);
    long last = to == null ? Long.MAX_VALUE : Long.parseLong(to);
    if (last < first) {
      return null;
    }
    return first < size ? new ByteRange(first, Math.min(last, size - 1)) : NONE;
  }

  private static ByteRange suffix(long bytes, long size) {
    return bytes == 0 || size == 0 ? NONE : new ByteRange(Math.max(0, size - bytes), size - 1);
  }

  long length() {
    return last - first + 1;
  }

  /** The {@code Content-Range} of the answer. */
  String contentRange(long size) {
    return this.equals(NONE) ? "bytes */" + size : "bytes %d-%d/%d".formatted(first, last, size);
  }
}
