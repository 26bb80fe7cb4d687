package io.federity.cli.workingcopy;

import io.federity.commit.SignedCommit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.wire.CommitView;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Checks a commit that a server sent: the id is the hash of its bytes, the signature is its
 * signer's, it belongs to the repository, and what only the server may sign carries the pinned key.
 * So a server that was taken over cannot pass off another model under an old id.
 *
 * @param repositoryId the repository asked for
 * @param serverKey the pinned key, base58
 */
public record CommitCheck(String repositoryId, String serverKey) {
  /** The commit, if all of it holds. */
  public Outcome<SignedCommit> verify(CommitView view) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(view.signature());
    } catch (IllegalArgumentException e) {
      return invalid(view, "its signature is not Base64");
    }
    return SignedCommit.verify(view.commit().getBytes(StandardCharsets.UTF_8), signature)
        .then(signed -> {
          if (!signed.commit().id().hex().equals(view.id())) {
            return invalid(view, "its bytes have another id");
          }
          if (!signed.commit().repository().equals(repositoryId)) {
            return invalid(view, "it belongs to another repository");
          }
          if (signed.commit().kind().signedByServer()
              && !signed.commit().signer().base58().equals(serverKey)) {
            return invalid(view, "it is not signed by the server's pinned key " + serverKey);
          }
          return Outcome.accepted(signed);
        });
  }

  private static Outcome<SignedCommit> invalid(CommitView view, String reason) {
    return Outcome.refused(
        ErrorCode.SIGNATURE_INVALID, "commit %s is not accepted: %s".formatted(view.id(), reason));
  }
}
