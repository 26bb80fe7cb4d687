package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.error.ErrorCode;
import io.federity.wallet.SigningKey;
import io.federity.wire.ChallengeRequest;
import io.federity.wire.WalletLinkRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Linking a wallet: only the very text that the server asked for, in time, once, by its account.
 */
@ExtendWith(FederationExtension.class)
class WalletChallengeIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson BELA = DemoPerson.CONTRIBUTORS.get(1);

  private final Federation federation;
  private final SigningKey key = SigningKey.generate();

  WalletChallengeIT(Federation federation) {
    this.federation = federation;
  }

  private JsonNode challenge() {
    return federation
        .api(ALICE)
        .post("/wallet-challenges", new ChallengeRequest(key.address().base58()))
        .orThrow()
        .json();
  }

  private ApiReply link(DemoPerson person, JsonNode challenge, SigningKey signer, String text) {
    byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return federation
        .api(person)
        .post(
            "/wallets",
            new WalletLinkRequest(
                challenge.path("id").asText(), Base64.getEncoder().encodeToString(signature)));
  }

  private ApiReply link(DemoPerson person, JsonNode challenge) {
    return link(person, challenge, key, challenge.path("message").asText());
  }

  static Stream<Named<UnaryOperator<String>>> alterations() {
    return Stream.of(
        alteration("another site", text -> text.replaceFirst("^\\S+", "federity.example.org")),
        alteration(
            "another address",
            text -> replaceLine(text, 1, SigningKey.generate().address().base58())),
        alteration("another account", text -> text.replace("alice.cleveland", "bela.hungary")),
        alteration(
            "another URI", text -> text.replaceFirst("URI: \\S+", "URI: https://evil.example")),
        alteration(
            "another cluster", text -> text.replaceFirst("Chain ID: \\S+", "Chain ID: mainnet")),
        alteration("another nonce", text -> text.replaceFirst("Nonce: .", "Nonce: x")),
        alteration("issued earlier", text -> text.replaceFirst("Issued At: 2", "Issued At: 1")),
        alteration(
            "expiring later",
            text -> text.replaceFirst("Expiration Time: 2", "Expiration Time: 3")),
        alteration("a line break more", text -> text + "\n"));
  }

  private static Named<UnaryOperator<String>> alteration(
      String name, UnaryOperator<String> change) {
    return Named.of(name, change);
  }

  private static String replaceLine(String text, int index, String line) {
    String[] lines = text.split("\n", -1);
    lines[index] = line;
    return String.join("\n", lines);
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void link_withASignatureOverAnotherText_isRefused(UnaryOperator<String> alteration) {
    JsonNode challenge = challenge();
    String text = challenge.path("message").asText();
    String altered = alteration.apply(text);
    assertThat(altered).isNotEqualTo(text);

    RefusalsIT.assertProblem(ErrorCode.SIGNATURE_INVALID, link(ALICE, challenge, key, altered));
    assertLinked(link(ALICE, challenge));
  }

  @Test
  void link_signedByAnotherWallet_isRefused() {
    JsonNode challenge = challenge();

    RefusalsIT.assertProblem(
        ErrorCode.SIGNATURE_INVALID,
        link(ALICE, challenge, SigningKey.generate(), challenge.path("message").asText()));
    assertLinked(link(ALICE, challenge));
  }

  @Test
  void link_withTheChallengeOfAnotherAccount_isRefused() {
    JsonNode challenge = challenge();

    RefusalsIT.assertProblem(ErrorCode.CHALLENGE_UNKNOWN, link(BELA, challenge));
    assertLinked(link(ALICE, challenge));
  }

  @Test
  void link_withAChallengeThatWasUsed_isRefused() {
    JsonNode challenge = challenge();
    assertLinked(link(ALICE, challenge));

    RefusalsIT.assertProblem(ErrorCode.CHALLENGE_UNKNOWN, link(ALICE, challenge));
  }

  @Test
  void link_ofAWalletThatIsAnotherAccounts_isRefused() {
    assertLinked(link(ALICE, challenge()));
    JsonNode belas =
        federation
            .api(BELA)
            .post("/wallet-challenges", new ChallengeRequest(key.address().base58()))
            .orThrow()
            .json();

    RefusalsIT.assertProblem(ErrorCode.WALLET_OF_ANOTHER_USER, link(BELA, belas));
  }

  @Test
  void link_afterTheChallengesEnd_isRefused() {
    JsonNode challenge = challenge();
    Instant end = Instant.parse(challenge.path("expires").asText());
    Waiting.until(
        "the challenge has expired",
        Services.CHALLENGE_LIFETIME.plusSeconds(10),
        () -> Optional.of(Instant.now()).filter(now -> now.isAfter(end)));

    RefusalsIT.assertProblem(ErrorCode.CHALLENGE_EXPIRED, link(ALICE, challenge));
    assertLinked(link(ALICE, challenge()));
  }

  private static void assertLinked(ApiReply reply) {
    assertThat(reply.ok()).as(reply.toString()).isTrue();
    assertThat(reply.json().path("username").asText()).isEqualTo("alice.cleveland");
  }
}
