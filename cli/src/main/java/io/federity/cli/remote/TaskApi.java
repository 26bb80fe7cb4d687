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
    return connection.get("/tasks", new TypeReference<List<TaskView>>() {});
  }

  /** The audit trail of all repositories, or of one. */
  public Outcome<List<AuditView>> audit(Optional<String> repository) {
    String query = repository.map(name -> "?repository=" + ApiConnection.encoded(name)).orElse("");
    return connection.get("/audit" + query, new TypeReference<List<AuditView>>() {});
  }

  /** Whether the audit chain holds. */
  public Outcome<AuditVerdictView> verifyAudit() {
    return connection.get("/audit/verify", AuditVerdictView.class);
  }
}
