package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.wire.AuditVerdictView;
import io.federity.wire.AuditView;
import io.federity.wire.TaskView;
import java.util.List;
import java.util.Optional;

/** Tasks that wait for the person, and the audit trail. */
public record TaskApi(ApiConnection connection) {
  /** What waits for the person. */
  public Outcome<List<TaskView>> list() {
    return connection.list("/tasks", new TypeReference<>() {});
  }

  /** The newest entries of the audit trail, of all repositories or of one. */
  public Outcome<List<AuditView>> audit(Optional<String> repository, int most) {
    String query = repository.map(name -> "?repository=" + ApiConnection.encoded(name)).orElse("");
    return connection.list("/audit" + query, new TypeReference<>() {}, most);
  }

  /** Whether the audit chain holds. */
  public Outcome<AuditVerdictView> verifyAudit() {
    return connection.get("/audit/verify", AuditVerdictView.class);
  }
}
