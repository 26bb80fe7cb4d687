package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.cli.Terminal.Result;
import io.federity.cli.console.Json;
import io.federity.wallet.Signatures;
import io.federity.wallet.SigningKey;
import io.federity.wallet.WalletAddress;
import io.federity.wire.WalletLinkRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletTest {
  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();

  private Terminal terminal() {
    return new Terminal(folder, server);
  }

  @Test
  void create_fileIsPrivateAndHoldsNoKey() throws IOException {
    Terminal terminal = terminal();
    Result result = terminal.ok("wallet", "create", "--json");
    Path file = terminal.home.resolve("wallet.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(WalletAddress.parse(result.json().path("address").asText())).isPresent();
    assertThat(Files.readString(file)).contains("AES/GCM", "PBKDF2WithHmacSHA512");
  }

  @Test
  void create_walletThere_isRefusedAndKept() throws IOException {
    Terminal terminal = terminal();
    terminal.ok("wallet", "create");
    String before = Files.readString(terminal.home.resolve("wallet.json"));
    assertThat(terminal.run("wallet", "create").exitCode()).isEqualTo(3);
    assertThat(Files.readString(terminal.home.resolve("wallet.json"))).isEqualTo(before);
  }

  @Test
  void create_shortPassphrase_isRefused() {
    Terminal terminal = terminal();
    terminal.variables.put("FEDERITY_WALLET_PASSPHRASE", "short");
    assertThat(terminal.run("wallet", "create").exitCode()).isEqualTo(2);
    assertThat(terminal.home.resolve("wallet.json")).doesNotExist();
  }

  @Test
  void create_nobodyToAsk_isRefused() {
    Terminal terminal = terminal();
    terminal.variables.remove("FEDERITY_WALLET_PASSPHRASE");
    Result result = terminal.run("wallet", "create");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("wallet-locked", "FEDERITY_WALLET_PASSPHRASE");
  }

  @Test
  void link_signsTheChallenge() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    terminal.ok("wallet", "create");
    String address = terminal.ok("wallet", "show").out().strip();
    server.challenge = challenge(server.uri().getAuthority(), address);
    terminal.ok("wallet", "link");
    WalletLinkRequest sent =
        Json.read(server.sent("POST", "/api/v1/wallets").getFirst().text(), WalletLinkRequest.class)
            .orElseThrow();
    assertThat(
            Signatures.verify(
                new WalletAddress(address),
                server.challenge.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(sent.signature())))
        .isTrue();
  }

  @Test
  void link_otherText_isNotSigned() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    terminal.ok("wallet", "create");
    server.challenge = "federity/commit/v1\n" + "0".repeat(64);
    assertThat(terminal.run("wallet", "link").exitCode()).isEqualTo(2);
    assertThat(server.sent("POST", "/api/v1/wallets")).isEmpty();
  }

  @Test
  void link_otherDomain_isNotSigned() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    terminal.ok("wallet", "create");
    server.challenge = challenge("evil.example", terminal.ok("wallet", "show").out().strip());
    assertThat(terminal.run("wallet", "link").err()).contains("evil.example");
    assertThat(server.sent("POST", "/api/v1/wallets")).isEmpty();
  }

  @Test
  void link_wrongPassphrase_isRefused() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    terminal.ok("wallet", "create");
    terminal.variables.put("FEDERITY_WALLET_PASSPHRASE", "wrong passphrase");
    Result result = terminal.run("wallet", "link");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("wallet-locked", "the passphrase is wrong");
  }

  @Test
  void link_changedFile_isRefused() throws IOException {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    terminal.ok("wallet", "create");
    Path file = terminal.home.resolve("wallet.json");
    Files.writeString(
        file, Files.readString(file).replace("\"iterations\":210000", "\"iterations\":210001"));
    assertThat(terminal.run("wallet", "link").err()).contains("wallet-locked");
    Files.writeString(
        file, Files.readString(file).replace("\"iterations\":210001", "\"iterations\":1"));
    assertThat(terminal.run("wallet", "link").err()).contains("wallet-locked");
  }

  @Test
  void unlink_withoutAnAddress_isOfThisMachinesWallet() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    terminal.ok("wallet", "create");
    String address = terminal.ok("wallet", "show").out().strip();

    Result result = terminal.ok("wallet", "unlink");

    assertThat(result.out()).isEqualTo("Unlinked %s from alice.cleveland\n".formatted(address));
    assertThat(result.err()).contains("federity wallet link");
    assertThat(server.sent("DELETE", "/api/v1/wallets/" + address)).hasSize(1);
    assertThat(terminal.home.resolve("wallet.json")).exists();
  }

  @Test
  void unlink_withAnAddress_needsNoWalletHere() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    String address = SigningKey.generate().address().base58();

    terminal.ok("wallet", "unlink", address);

    assertThat(server.sent("DELETE", "/api/v1/wallets/" + address)).hasSize(1);
  }

  @Test
  void unlink_withoutWalletAndAddress_isRefused() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");

    Result result = terminal.run("wallet", "unlink");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("wallet-not-linked");
  }

  private static String challenge(String domain, String address) {
    return domain
        + " wants you to sign in with your Solana account:\n"
        + address
        + "\n\nLink this wallet.\n\nURI: http://x\nVersion: 1";
  }
}
