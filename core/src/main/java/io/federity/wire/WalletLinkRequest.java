package io.federity.wire;

/**
 * Answers a challenge.
 *
 * @param signature Base64, 64 bytes, over the UTF-8 bytes of the challenge's message
 */
public record WalletLinkRequest(String challengeId, String signature) {}
