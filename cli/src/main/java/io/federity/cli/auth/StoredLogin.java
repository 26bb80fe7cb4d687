package io.federity.cli.auth;

import io.federity.cli.console.Json;
import io.federity.cli.home.FederityHome;
import io.federity.cli.home.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is signed in where, with the tokens; the file is readable by its owner only.
 *
 * @param server address of the Federity server
 * @param expires when the access token ends
 * @param hospital slug; part of every commit that is made offline
 */
public record StoredLogin(
    String server,
    String issuer,
    String clientId,
    String accessToken,
    String refreshToken,
    Instant expires,
    String username,
    String displayName,
    String hospital) {

  /** The login of this home. */
  public static Optional<StoredLogin> load(FederityHome home) {
    return FederityHome.read(home.loginFile(), StoredLogin.class);
  }

  /** Keeps the login. */
  public void save(FederityHome home) {
    PrivateFiles.replace(home.loginFile(), Json.text(this) + "\n");
  }

  /** Forgets the login. */
  public static void delete(FederityHome home) {
    try {
      Files.deleteIfExists(home.loginFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + home.loginFile(), e);
    }
  }

  StoredLogin with(TokenAnswer tokens, Instant now) {
    return new StoredLogin(
        server,
        issuer,
        clientId,
        tokens.accessToken(),
        tokens.refreshToken().isEmpty() ? refreshToken : tokens.refreshToken(),
        now.plusSeconds(tokens.expiresIn()),
        username,
        displayName,
        hospital);
  }

  @Override
  public String toString() {
    return "StoredLogin[" + username + " at " + server + "]";
  }
}
