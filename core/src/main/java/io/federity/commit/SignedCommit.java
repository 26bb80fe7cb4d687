package io.federity.commit;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.JsonShapeException;
import io.federity.wallet.Signatures;
import io.federity.wallet.SigningKey;
import java.util.Arrays;

/**
 * A commit with the signature of its signer over its id. Made only by {@link #sign} and {@link
 * #verify}, so that holding one means that the signature is right.
 *
 * <p>Security: binds the whole commit to the signer's key by SHA-256 and Ed25519; says nothing on
 * whether the key belongs to the author — that is the server's wallet link.
 */
public final class SignedCommit {
  private final Commit commit;
  private final byte[] signature;

  private SignedCommit(Commit commit, byte[] signature) {
    this.commit = commit;
    this.signature = signature.clone();
  }

  /** Signs a commit whose {@code signer} is this key's address. */
  public static SignedCommit sign(Commit commit, SigningKey key) {
    if (!commit.signer().equals(key.address())) {
      throw new IllegalArgumentException("the commit names " + commit.signer() + " as its signer");
    }
    return new SignedCommit(commit, key.sign(Signatures.message("commit", commit.id().hex())));
  }

  /** Reads canonical bytes and checks the signature over them. */
  public static Outcome<SignedCommit> verify(byte[] commitBytes, byte[] signature) {
    Commit commit;
    try {
      commit = CommitJson.read(commitBytes);
    } catch (JsonShapeException e) {
      return Outcome.refused(ErrorCode.MALFORMED_COMMIT, e.explanation());
    }
    if (signature.length == 0) {
      return Outcome.refused(ErrorCode.SIGNATURE_MISSING, "the commit has no signature");
    }
    byte[] message = Signatures.message("commit", commit.id().hex());
    if (!Signatures.verify(commit.signer(), message, signature)) {
      return Outcome.refused(
          ErrorCode.SIGNATURE_INVALID,
          "the signature is not that of wallet " + commit.signer() + " on commit " + commit.id());
    }
    return Outcome.accepted(new SignedCommit(commit, signature));
  }

  /** The commit. */
  public Commit commit() {
    return commit;
  }

  /** The signature, 64 bytes; a copy. */
  public byte[] signature() {
    return signature.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedCommit that
        && commit.equals(that.commit)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return commit.hashCode();
  }

  @Override
  public String toString() {
    return "SignedCommit[" + commit.id() + "]";
  }
}
