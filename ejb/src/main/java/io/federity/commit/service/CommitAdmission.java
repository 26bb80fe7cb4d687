package io.federity.commit.service;

import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.repository.persistence.StoredRepository;
import io.federity.wallet.WalletAddress;
import io.federity.wire.ProposeCommit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks of a proposed commit that need neither its base nor its tensors: that it is signed, meant
 * for this repository, by the caller, with a wallet of the caller.
 */
public final class CommitAdmission {
  private final Function<WalletAddress, Optional<String>> ownerOf;

  /** Checks with the given look-up from wallets to usernames. */
  public CommitAdmission(Function<WalletAddress, Optional<String>> ownerOf) {
    this.ownerOf = ownerOf;
  }

  /** Reads the proposal and checks it. */
  public Outcome<SignedCommit> admit(
      ProposeCommit proposal, StoredRepository repository, Actor actor, CommitKind... kinds) {
    return SignedCommit.verify(
            proposal.commit().getBytes(StandardCharsets.UTF_8), decoded(proposal.signature()))
        .then(signed -> addressed(signed, repository, List.of(kinds)))
        .then(signed -> byCaller(signed, actor))
        .then(signed -> walletOf(signed, actor.username()));
  }

  private static Outcome<SignedCommit> addressed(
      SignedCommit signed, StoredRepository repository, List<CommitKind> kinds) {
    Commit commit = signed.commit();
    if (!kinds.contains(commit.kind())) {
      String expected =
          kinds.stream().map(CommitKind::kindName).collect(Collectors.joining(" or "));
      return Outcome.refused(
          ErrorCode.MALFORMED_COMMIT,
          "a " + expected + " commit is expected here, not a " + commit.kind().kindName());
    }
    return commit.repository().equals(repository.id())
        ? Outcome.accepted(signed)
        : Outcome.refused(
            ErrorCode.MALFORMED_COMMIT,
            "the commit was made for repository "
                + commit.repository()
                + ", "
                + repository.name()
                + " is "
                + repository.id());
  }

  private static Outcome<SignedCommit> byCaller(SignedCommit signed, Actor actor) {
    Commit commit = signed.commit();
    if (!commit.author().equals(actor.username())) {
      return Outcome.refused(
          ErrorCode.NOT_ALLOWED,
          "the commit's author is " + commit.author() + ", not " + actor.username());
    }
    return commit.hospital().equals(actor.hospital())
        ? Outcome.accepted(signed)
        : Outcome.refused(
            ErrorCode.NOT_ALLOWED,
            "the commit names hospital " + commit.hospital() + ", not " + actor.hospital());
  }

  /** Whether the signing wallet is the author's. */
  public Outcome<SignedCommit> walletOf(SignedCommit signed, String author) {
    WalletAddress wallet = signed.commit().signer();
    Optional<String> owner = ownerOf.apply(wallet);
    if (owner.isEmpty()) {
      return Outcome.refused(
          ErrorCode.WALLET_NOT_LINKED, "wallet " + wallet + " is not linked to any account");
    }
    return owner.get().equals(author)
        ? Outcome.accepted(signed)
        : Outcome.refused(
            ErrorCode.WALLET_OF_ANOTHER_USER,
            "wallet " + wallet + " is linked to another account than " + author);
  }

  /** Anything that is not Base64 is no signature. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[] {0};
    }
  }
}
