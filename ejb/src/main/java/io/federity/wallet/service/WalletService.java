package io.federity.wallet.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.security.Settings;
import io.federity.wallet.Signatures;
import io.federity.wallet.WalletAddress;
import io.federity.wallet.persistence.WalletChallenge;
import io.federity.wallet.persistence.WalletLink;
import io.federity.wallet.persistence.WalletStore;
import io.federity.wire.ChallengeRequest;
import io.federity.wire.ChallengeView;
import io.federity.wire.WalletLinkRequest;
import io.federity.wire.WalletView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Links wallets to accounts: the server names a text with a nonce, the wallet signs it. A wallet
 * belongs to one account for ever, because commits that it signed do, also after it was unlinked.
 */
@Stateless
public class WalletService {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject WalletStore wallets;
  @Inject AuditRecorder audit;
  @Inject Settings settings;
  @Inject Clock clock;

  /** Makes a challenge for a wallet that is to be linked to the caller. */
  public Outcome<ChallengeView> challenge(Actor actor, ChallengeRequest request) {
    Optional<WalletAddress> address = WalletAddress.parse(request.address());
    if (address.isEmpty()) {
      return Outcome.refused(ErrorCode.BAD_REQUEST, "address must be a Solana address in Base58");
    }
    Instant now = clock.instant();
    Instant expires = now.plus(settings.challengeLifetime());
    byte[] nonce = new byte[16];
    RANDOM.nextBytes(nonce);
    String message =
        SignInMessage.of(
            settings.publicUrl(),
            address.get(),
            actor.username(),
            settings.ledgerCluster(),
            HexFormat.of().formatHex(nonce),
            now,
            expires);
    var challenge =
        new WalletChallenge(
            UUID.randomUUID().toString(), actor.username(), address.get(), message, expires);
    wallets.add(challenge, now);
    return Outcome.accepted(new ChallengeView(challenge.id(), message, expires));
  }

  /** Takes the signed challenge; linking the same wallet again changes nothing. */
  public Outcome<WalletView> link(Actor actor, WalletLinkRequest request) {
    Optional<WalletChallenge> found =
        wallets
            .lockChallenge(request.challengeId())
            .filter(challenge -> challenge.username().equals(actor.username()));
    if (found.isEmpty()) {
      return Outcome.refused(
          ErrorCode.CHALLENGE_UNKNOWN, "there is no challenge " + request.challengeId());
    }
    WalletChallenge challenge = found.get();
    if (!clock.instant().isBefore(challenge.expires())) {
      return Outcome.refused(
          ErrorCode.CHALLENGE_EXPIRED, "the challenge expired at " + challenge.expires());
    }
    byte[] message = challenge.message().getBytes(StandardCharsets.UTF_8);
    if (!Signatures.verify(challenge.address(), message, decoded(request.signature()))) {
      return Outcome.refused(
          ErrorCode.SIGNATURE_INVALID,
          "the signature is not that of wallet " + challenge.address() + " on the challenge");
    }
    return linked(actor, challenge, request.signature());
  }

  private Outcome<WalletView> linked(Actor actor, WalletChallenge challenge, String signature) {
    Optional<WalletLink> owner = wallets.lock(challenge.address());
    if (owner.isPresent() && !owner.get().username().equals(actor.username())) {
      return Outcome.refused(
          ErrorCode.WALLET_OF_ANOTHER_USER,
          "wallet " + challenge.address() + " belongs to another account");
    }
    wallets.use(challenge);
    if (owner.filter(WalletLink::isLinked).isPresent()) {
      return Outcome.accepted(view(owner.get()));
    }
    var link =
        new WalletLink(
            challenge.address(),
            actor.username(),
            clock.instant(),
            challenge.message(),
            signature,
            Optional.empty());
    wallets.save(link);
    audit.record(actor, "", "wallet.link", challenge.address().base58(), Map.of());
    return Outcome.accepted(view(link));
  }

  /**
   * Takes back that a wallet signs for the caller. What it signed stays valid, and stays the
   * caller's; linking it again needs a new challenge.
   */
  public Outcome<WalletView> unlink(Actor actor, String address) {
    Optional<WalletLink> own =
        WalletAddress.parse(address)
            .flatMap(wallets::lock)
            .filter(link -> link.username().equals(actor.username()))
            .filter(WalletLink::isLinked);
    if (own.isEmpty()) {
      return Outcome.refused(
          ErrorCode.NOT_FOUND, "no wallet " + address + " is linked to your account");
    }
    WalletLink link = own.get().unlinkedAt(clock.instant());
    wallets.save(link);
    audit.record(actor, "", "wallet.unlink", link.address().base58(), Map.of());
    return Outcome.accepted(view(link));
  }

  /** The wallets that are linked to the caller. */
  public List<WalletView> walletsOf(Actor actor) {
    return wallets.of(actor.username()).stream().map(WalletService::view).toList();
  }

  private static WalletView view(WalletLink link) {
    return new WalletView(link.address().base58(), link.username(), link.linked());
  }

  /** Anything that is not Base64 is no signature. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
