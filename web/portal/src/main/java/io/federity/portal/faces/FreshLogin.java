package io.federity.portal.faces;

import io.federity.object.ObjectId;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A person's way through the identity provider and back in order to sign (21 CFR 11.200): what was
 * typed before is kept, and the moment the credentials were typed again. Lives in the session.
 */
@SessionScoped
public class FreshLogin implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Instant confirmed = Instant.EPOCH;
  private String state = "";
  private String nonce = "";
  private String codeVerifier = "";
  private String returnTo = "";
  private final HashMap<String, String> drafts = new HashMap<>();

  /**
   * Starts the way.
   *
   * @param address of the page to come back to, with its context path
   * @param draft what the person had typed
   */
  public void begin(String address, String draft) {
    state = token();
    nonce = token();
    codeVerifier = token();
    returnTo = address;
    keepDraft(address, draft);
  }

  /** Keeps what the person had typed on a page until it is signed. */
  public void keepDraft(String address, String draft) {
    drafts.put(address, draft);
  }

  /** Takes back what was typed on the page before, once; empty if nothing was. */
  public String takeDraft(String address) {
    return drafts.getOrDefault(address, "");
  }

  /** Forgets what was typed, after it was signed. */
  public void forgetDraft(String address) {
    drafts.remove(address);
  }

  /** When credentials were last typed in order to sign; {@link Instant#EPOCH} if never. */
  public Instant confirmedAt() {
    return confirmed;
  }

  boolean isUnderWay() {
    return !state.isEmpty();
  }

  /** Whether an answer of the identity provider belongs to the way that was begun; single use. */
  boolean accept(String answeredState) {
    boolean same = isUnderWay() && state.equals(answeredState);
    state = "";
    return same;
  }

  void confirm(Instant authenticated) {
    confirmed = authenticated;
    nonce = "";
  }

  /** What ties the answer to this question, and the code to whoever asked for it (RFC 7636). */
  Map<String, String> question() {
    byte[] hash = ObjectId.sha256().digest(codeVerifier.getBytes(StandardCharsets.US_ASCII));
    return Map.of(
        "state",
        state,
        "nonce",
        nonce,
        "code_challenge_method",
        "S256",
        "code_challenge",
        Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  String nonce() {
    return nonce;
  }

  String codeVerifier() {
    return codeVerifier;
  }

  String returnTo() {
    return returnTo;
  }

  Map<String, String> drafts() {
    return Map.copyOf(drafts);
  }

  private static String token() {
    return new BigInteger(256, RANDOM).toString(36);
  }
}
