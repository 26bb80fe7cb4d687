package io.federity.cli.remote;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.repository.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The objects of a repository, by their hash. Transfers go on where a connection broke, as long as
 * each attempt gets any further.
 */
public record ObjectApi(ApiConnection connection) {
  /** Smaller ones are sent again from the beginning. */
  static final long RESUMED_FROM = 1 << 20;

  /** Attempts in a row that may bring nothing. */
  static final int MAX_STALLED = 5;

  private static final Set<ErrorCode> GOES_ON =
      Set.of(
          ErrorCode.SERVER_UNREACHABLE,
          ErrorCode.UPLOAD_INTERRUPTED,
          ErrorCode.UPLOAD_OFFSET_DIFFERS);

  private static String path(RepositoryName repository, ObjectId id) {
    return RepositoryApi.path(repository) + "/objects/" + id.hex();
  }

  /** Whether the server has the object in this repository. */
  public Outcome<Boolean> exists(RepositoryName repository, ObjectId id) {
    return connection.exists(path(repository, id));
  }

  /** Uploads; sending the same object twice is harmless. */
  public Outcome<Boolean> put(
      RepositoryName repository, ObjectId id, long length, Supplier<InputStream> content) {
    String path = path(repository, id);
    return length < RESUMED_FROM
        ? connection.putBytes(path, length, content)
        : upload(path, length, content);
  }

  private Outcome<Boolean> upload(String object, long length, Supplier<InputStream> content) {
    String path = object + "/upload";
    long arrived = -1;
    int stalled = 0;
    while (true) {
      switch (connection.uploadOffset(path)) {
        case Outcome.Refused<Long>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Accepted<Long>(Long offset) -> {
          stalled = offset > arrived ? 0 : stalled + 1;
          arrived = offset;
        }
      }
      long from = Math.min(arrived, length);
      Outcome<Boolean> sent =
          connection.uploadRest(path, from, length - from, () -> from(content.get(), from));
      boolean goesOn =
          sent instanceof Outcome.Refused<Boolean>(Refusal refusal)
              && GOES_ON.contains(refusal.code())
              && stalled < MAX_STALLED;
      if (!goesOn) {
        return sent;
      }
      connection.pauseBefore(stalled);
      if (connection.exists(object) instanceof Outcome.Accepted<Boolean>(Boolean there) && there) {
        return Outcome.accepted(true); // It was complete; only the answer was lost.
      }
    }
  }

  private static InputStream from(InputStream content, long offset) {
    try {
      content.skipNBytes(offset);
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("the object is shorter than it was", e);
    }
  }

  /** Opens an object; whoever takes the stream closes it and checks the hash. */
  public Outcome<InputStream> open(RepositoryName repository, ObjectId id) {
    String path = path(repository, id);
    String tag = "\"" + id.hex() + "\"";
    return connection
        .getBytes(path, 0, tag)
        .map(bytes -> new ResumedDownload(connection, path, tag, bytes));
  }
}
