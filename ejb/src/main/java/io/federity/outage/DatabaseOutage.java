package io.federity.outage;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Recognises that a failure is that of a database which does not answer. */
public final class DatabaseOutage {
  /** SQLSTATE class of connections (ISO 9075); PostgreSQL's shutdown and start are in its own. */
  private static final String CONNECTION = "08";

  private static final Set<String> SHUTDOWN_OR_START = Set.of("57P01", "57P02", "57P03");

  private DatabaseOutage() {}

  /** The refusal to answer with, where an outage is behind the failure. */
  public static Optional<Refusal> behind(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> left = new ArrayDeque<>(Set.of(failure));
    while (!left.isEmpty()) {
      Throwable next = left.pop();
      if (seen.add(next)) {
        if (next instanceof SQLException sql && isOutage(sql)) {
          return Optional.of(
              new Refusal(ErrorCode.DATABASE_UNREACHABLE, "the server's database does not answer"));
        }
        if (next.getCause() != null) {
          left.push(next.getCause());
        }
        // A commit that fails has its reason among these.
        left.addAll(Set.of(next.getSuppressed()));
      }
    }
    return Optional.empty();
  }

  private static boolean isOutage(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLRecoverableException
        || (state != null && (state.startsWith(CONNECTION) || SHUTDOWN_OR_START.contains(state)));
  }
}
