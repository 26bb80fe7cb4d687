package io.federity.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {
  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03"})
  void connectionLost_howeverDeep_isAnOutage(String state) {
    var failure =
        new IllegalStateException(new RuntimeException(new SQLException("refused", state)));
    assertThat(DatabaseOutage.behind(failure))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DATABASE_UNREACHABLE));
  }

  @Test
  void connectionLostAtTheCommit_isAnOutage() {
    var failure = new RuntimeException("could not commit");
    failure.addSuppressed(new Exception(new SQLNonTransientConnectionException()));
    assertThat(DatabaseOutage.behind(failure)).isPresent();
  }

  @Test
  void otherFailures_areNone() {
    assertThat(DatabaseOutage.behind(new SQLException("unique", "23505"))).isEmpty();
    assertThat(DatabaseOutage.behind(new SQLException("no state"))).isEmpty();
    assertThat(DatabaseOutage.behind(new IllegalStateException("ours"))).isEmpty();
  }

  @Test
  void causesInACircle_end() {
    var first = new RuntimeException();
    var second = new RuntimeException(first);
    first.initCause(second);
    assertThat(DatabaseOutage.behind(first)).isEmpty();
  }
}
