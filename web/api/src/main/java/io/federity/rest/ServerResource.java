package io.federity.rest;

import io.federity.security.ServerKey;
import io.federity.security.Settings;
import io.federity.wire.ServerView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the server says of itself; needs no token. */
@Path("/server")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerResource {
  private static final String VERSION = version();

  @Inject Settings settings;
  @Inject ServerKey serverKey;

  /** Where to sign in, and the key that signs merges. */
  @GET
  public ServerView describe() {
    return new ServerView(
        "Federity",
        VERSION,
        settings.issuer(),
        settings.cliClientId(),
        serverKey.key().address().base58(),
        settings.ledgerRpc(),
        settings.ledgerCluster());
  }

  private static String version() {
    var properties = new Properties();
    try (InputStream in = ServerResource.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is not in the war");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }
}
