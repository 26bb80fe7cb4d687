package io.federity.commit.faces;

import io.federity.commit.Attestation;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.wire.AttestationView;
import io.federity.wire.CommitView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Base64;
import java.util.List;

/** The signed statements about a commit, to read, print and keep. */
@Named("statements")
@RequestScoped
public class Statements {
  @Inject private CommitPages commits;

  /**
   * A statement and whether its signature holds, checked as the page is made.
   *
   * @param person whether somebody signed it, rather than the server
   */
  public record Statement(AttestationView view, boolean holds, boolean person) {
    static Statement of(AttestationView view) {
      return new Statement(view, isSigned(view), !view.hospital().isEmpty());
    }

    private static boolean isSigned(AttestationView view) {
      return JsonReader.read(view.attestation()) instanceof JsonReading.Read(var value)
          && Attestation.fromJson(value).isSignedBy(Base64.getDecoder().decode(view.signature()));
    }
  }

  /** All of them, oldest first. */
  public List<Statement> getAll() {
    CommitView commit = commits.getView();
    return commit == null ? List.of() : commit.attestations().stream().map(Statement::of).toList();
  }
}
