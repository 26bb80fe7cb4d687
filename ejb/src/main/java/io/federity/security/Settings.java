package io.federity.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the server, from environment variables; each has a default that suits the
 * embedded server. A value that cannot be read stops the server instead of being guessed at.
 */
@ApplicationScoped
public class Settings {
  private static final long DEFAULT_MAX_OBJECT_BYTES = 4L << 30;

  private final Map<String, String> environment;

  /** Reads the process's environment. */
  public Settings() {
    this(System.getenv());
  }

  /** Reads the given environment. */
  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Where objects, keys and the embedded database are kept ({@code FEDERITY_DATA_DIR}). */
  public Path dataDirectory() {
    return find("FEDERITY_DATA_DIR")
        .map(Path::of)
        .or(() ->
            Optional.ofNullable(System.getProperty("jboss.server.data.dir"))
                .map(directory -> Path.of(directory, "federity")))
        .orElseGet(() -> Path.of("var", "data"));
  }

  /** The server's signing key ({@code FEDERITY_SERVER_KEY_FILE}). */
  public Path serverKeyFile() {
    return find("FEDERITY_SERVER_KEY_FILE")
        .map(Path::of)
        .orElseGet(() -> dataDirectory().resolve("server.key"));
  }

  /** Address of the server as users type it, without a slash at the end. */
  public String publicUrl() {
    return withoutSlash(find("FEDERITY_PUBLIC_URL").orElse("http://localhost:8080"));
  }

  /** The OpenID Connect issuer ({@code OIDC_URL}). */
  public String issuer() {
    return withoutSlash(find("OIDC_URL").orElse("http://localhost:8180/realms/federity"));
  }

  /** Client id of the command line ({@code FEDERITY_CLI_CLIENT_ID}). */
  public String cliClientId() {
    return find("FEDERITY_CLI_CLIENT_ID").orElse("federity-cli");
  }

  /** Solana's JSON-RPC address ({@code FEDERITY_SOLANA_RPC}). */
  public String ledgerRpc() {
    return find("FEDERITY_SOLANA_RPC").orElse("http://127.0.0.1:8899");
  }

  /** Name of the Solana cluster, as it is shown ({@code FEDERITY_SOLANA_CLUSTER}). */
  public String ledgerCluster() {
    return find("FEDERITY_SOLANA_CLUSTER").orElse("local");
  }

  /** The largest object that may be uploaded, in bytes ({@code FEDERITY_MAX_OBJECT_BYTES}). */
  public long maxObjectBytes() {
    return find("FEDERITY_MAX_OBJECT_BYTES")
        .map(text -> positive("FEDERITY_MAX_OBJECT_BYTES", text))
        .orElse(DEFAULT_MAX_OBJECT_BYTES);
  }

  /** Requests of an account ({@code FEDERITY_RATE_PER_SECOND}, {@code FEDERITY_RATE_BURST}). */
  public RateSettings accountRate() {
    return new RateSettings(
        count("FEDERITY_RATE_PER_SECOND", 100), count("FEDERITY_RATE_BURST", 1_000));
  }

  /**
   * Requests of an address without an account ({@code FEDERITY_ANONYMOUS_RATE_PER_SECOND}, {@code
   * FEDERITY_ANONYMOUS_RATE_BURST}).
   */
  public RateSettings anonymousRate() {
    return new RateSettings(
        count("FEDERITY_ANONYMOUS_RATE_PER_SECOND", 20),
        count("FEDERITY_ANONYMOUS_RATE_BURST", 200));
  }

  private int count(String name, int usual) {
    return find(name).map(text -> Math.toIntExact(positive(name, text))).orElse(usual);
  }

  /**
   * How long after signing in a person may sign decisions ({@code FEDERITY_SIGNING_WINDOW}, ISO
   * 8601).
   */
  public Duration signingWindow() {
    return Duration.parse(find("FEDERITY_SIGNING_WINDOW").orElse("PT15M"));
  }

  /** Name of this server among those that share a database ({@code FEDERITY_NODE}). */
  public String node() {
    return find("FEDERITY_NODE").orElse("federity");
  }

  /**
   * Longest time of a step of a process, such as the aggregation of a round ({@code
   * FEDERITY_STEP_TIMEOUT}, ISO 8601).
   */
  public Duration stepTimeout() {
    return Duration.parse(find("FEDERITY_STEP_TIMEOUT").orElse("PT1H"));
  }

  /**
   * How long an object is kept that no repository has ({@code FEDERITY_OBJECT_RETENTION}, ISO
   * 8601). Longer than a step, which names objects at its end that it has put at its beginning.
   */
  public Duration objectRetention() {
    Duration retention = Duration.parse(find("FEDERITY_OBJECT_RETENTION").orElse("P7D"));
    if (retention.compareTo(stepTimeout()) <= 0) {
      throw new IllegalArgumentException(
          "FEDERITY_OBJECT_RETENTION must be longer than FEDERITY_STEP_TIMEOUT, not " + retention);
    }
    return retention;
  }

  /**
   * How often objects that nobody needs are looked for ({@code FEDERITY_OBJECT_COLLECTION}, ISO
   * 8601).
   */
  public Duration objectCollectionInterval() {
    return Duration.parse(find("FEDERITY_OBJECT_COLLECTION").orElse("P1D"));
  }

  /**
   * How long a wallet may take to sign its challenge ({@code FEDERITY_CHALLENGE_LIFETIME}, ISO
   * 8601).
   */
  public Duration challengeLifetime() {
    return Duration.parse(find("FEDERITY_CHALLENGE_LIFETIME").orElse("PT10M"));
  }

  /** Any setting that a feature reads itself; blank counts as absent. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static long positive(String name, String text) {
    long value = Long.parseLong(text.strip());
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + text);
    }
    return value;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
