package io.federity.commit.faces;

import io.federity.commit.service.CommitService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonValue;
import io.federity.portal.faces.SignedInPerson;
import io.federity.repository.RepositoryName;
import io.federity.wire.AttestationView;
import io.federity.wire.CommitView;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** The signed statements about a commit as a file: exact bytes, signatures and the signer's key. */
@WebServlet("/app/statements.json")
public class StatementsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_DIGITS = 8;

  @Inject private transient CommitService commits;
  @Inject private transient SignedInPerson person;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String commit = Objects.requireNonNullElse(request.getParameter("commit"), "");
    Outcome<CommitView> found =
        RepositoryName.parse(Objects.requireNonNullElse(request.getParameter("repository"), ""))
            .map(name -> commits.view(person.actor(), name, commit))
            .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such commit."));
    switch (found) {
      case Outcome.Accepted<CommitView>(CommitView view) -> write(view, response);
      case Outcome.Refused<CommitView>(Refusal refusal) ->
          response.sendError(refusal.code().httpStatus(), refusal.detail());
    }
  }

  private static void write(CommitView commit, HttpServletResponse response) throws IOException {
    String name = "statements-" + commit.id().substring(0, SHOWN_DIGITS) + ".json";
    response.setContentType("application/json");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "no-store");
    response
        .getOutputStream()
        .write(
            CanonicalJson.bytes(
                new JsonBuilder()
                    .put("repository", commit.repository())
                    .put("commit", commit.id())
                    .putItems(
                        "statements",
                        commit.attestations().stream().map(StatementsServlet::json).toList())
                    .build()));
  }

  private static JsonValue json(AttestationView statement) {
    return new JsonBuilder()
        .put("id", statement.id())
        .put("statement", statement.attestation())
        .put("signature", statement.signature())
        .put("signer", statement.signer())
        .build();
  }
}
