package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.dataset.HeartDemo;
import io.federity.demo.DemoPerson;
import io.federity.demo.DeviceLogin;
import io.federity.demo.Waiting;
import io.federity.wallet.SigningKey;
import io.federity.wire.ChallengeRequest;
import io.federity.wire.WalletLinkRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Federity as it ships, running for all integration tests of a build: Keycloak with the demo realm,
 * the server on an empty PostgreSQL and the Solana node; evaluation workers where a test wants
 * them.
 *
 * <p>Started once by {@link FederationExtension} with free ports and a fresh folder; stopped when
 * the tests end, also where they are interrupted. With {@code -Dfederity.it.running=<folder>} the
 * tests use the set that an earlier start left running in that folder, and leave it running.
 */
public final class Federation implements AutoCloseable {
  private static final String RUNNING = "federity.it.running";

  private final Path root;
  private final Path var;
  private final Services services;
  private final Map<String, String> settings;
  private final Optional<Runnable> ending;
  private final Map<String, String> addresses;
  private final Map<String, DeviceTokens> tokens = new ConcurrentHashMap<>();
  private final Set<String> issuedTokens = ConcurrentHashMap.newKeySet();
  private final Map<String, SigningKey> wallets = new ConcurrentHashMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread stopOnExit = new Thread(this::stop, "stop-federation");

  /** A set with these settings; {@code ending} stops it, and is absent where it is not ours. */
  private Federation(Path root, Path var, Map<String, String> settings, Optional<Runnable> ending) {
    this.root = root;
    this.var = var;
    this.settings = settings;
    this.services = new Services(root, var, settings);
    this.ending = ending;
    this.addresses = services.addresses();
  }

  /** Starts everything, or joins what is running; leaves nothing behind where that fails. */
  static Federation start() {
    Path root = projectRoot();
    String running = System.getProperty(RUNNING, "");
    return running.isEmpty() ? startFresh(root) : join(root, Path.of(running));
  }

  private static Federation startFresh(Path root) {
    Path var = root.resolve("integration-tests/target/it-var");
    deleteTree(var);
    Database database = Database.start(root, var.resolve("postgres"));
    Map<String, String> settings = Services.freshSettings(root, var);
    settings.putAll(database.environment());
    Federation federation = new Federation(root, var, settings, Optional.of(database::close));
    return federation.startOrClose(() -> {
      HeartDemo.main(
          new String[] {federation.data().toString(), root.resolve("var/data").toString()});
      federation.services.run("services", "start");
    });
  }

  /**
   * Starts a second server on an H2 file of its own, as a newcomer has it, with the identity
   * provider and the ledger of this set. Whoever starts it closes it.
   */
  Federation startOnH2() {
    return startSecond(root.resolve("integration-tests/target/it-h2"), Map.of(), List.of());
  }

  /** The same with its objects, and nothing else, on this disk. */
  Federation startOn(SmallDisk disk) {
    Path folder = root.resolve("integration-tests/target/it-small-disk");
    String database =
        "jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000"
            .formatted(folder.resolve("db/federity"));
    return startSecond(
        folder,
        Map.of("FEDERITY_DB_URL", database, "FEDERITY_DATA_DIR", disk.folder().toString()),
        disk.mounting());
  }

  private Federation startSecond(Path folder, Map<String, String> settings, List<String> around) {
    deleteTree(folder);
    Map<String, String> own = Services.freshSettings(root, folder);
    own.putAll(settings);
    own.put("OIDC_URL", issuer().toString());
    own.put("FEDERITY_SOLANA_RPC", solana().toString());
    Federation second = new Federation(root, folder, own, Optional.of(() -> {}));
    return second.startOrClose(() -> {
      Path secrets = Files.createDirectories(folder.resolve("secrets"));
      for (String shared : List.of("keycloak-admin", "portal-client")) {
        Files.copy(var.resolve("secrets").resolve(shared), secrets.resolve(shared));
      }
      second.services.inside(around).run("services", "start", "--server");
    });
  }

  private interface Start {
    void run() throws IOException;
  }

  private Federation startOrClose(Start start) {
    Runtime.getRuntime().addShutdownHook(stopOnExit);
    try {
      Services.save(settings, var);
      start.run();
      return this;
    } catch (IOException | RuntimeException e) {
      close();
      throw new IllegalStateException("Federity does not start: " + e.getMessage(), e);
    }
  }

  private static Federation join(Path root, Path var) {
    return new Federation(root, var, Services.load(var), Optional.empty());
  }

  /** Root of the project, where the launcher and {@code bin/} are. */
  public Path root() {
    return root;
  }

  /** Folder of all state of this run. */
  public Path var() {
    return var;
  }

  /** Prepared rows: {@code <hospital>/train.csv}, {@code <hospital>/validation.csv}, recipe. */
  public Path data() {
    return var.resolve("quickstart/data");
  }

  /** Address of the server, under which the portal and the API are. */
  public URI server() {
    return URI.create(address("FEDERITY_PUBLIC_URL"));
  }

  /** The OIDC issuer. */
  public URI issuer() {
    return URI.create(address("OIDC_URL"));
  }

  /** JSON-RPC address of the Solana node. */
  public URI solana() {
    return URI.create(address("FEDERITY_SOLANA_RPC"));
  }

  /** A browser for the portal: the machine's, or the pinned one, fetched when first needed. */
  Path chromium() {
    return Path.of(services.run("find-chromium").strip());
  }

  /** Folder in which the server keeps objects. */
  Path store() {
    return Path.of(address("FEDERITY_DATA_DIR"));
  }

  /** Address of health and metrics. */
  URI management() {
    return URI.create("http://localhost:" + address("FEDERITY_MANAGEMENT_PORT"));
  }

  /** The places at which the server can be held. */
  CrashPoints crashPoints() {
    return CrashPoints.in(var.resolve(Services.CRASH_POINTS));
  }

  /** Waits until nothing that other tests published is still to be minted. */
  void awaitIdleOutbox() {
    ApiClient adam = api(DemoPerson.AUDITOR);
    Waiting.until(
        "every NFT is minted",
        Duration.ofMinutes(3),
        () ->
            adam.get("/repositories?limit=500")
                    .orThrow()
                    .json()
                    .valueStream()
                    .map(view ->
                        "/repositories/"
                            + view.path("owner").asText()
                            + "/"
                            + view.path("name").asText())
                    .flatMap(
                        path -> adam.get(path + "/nfts?limit=500").orThrow().json().valueStream())
                    .noneMatch(nft -> nft.path("state").asText().equals("waiting"))
                ? Optional.of(true)
                : Optional.empty());
  }

  /** Ends a service by SIGKILL: {@code server}, {@code keycloak} or {@code solana}. */
  void kill(String service) {
    services.kill(service);
  }

  /** Stops a service as an operator does, and waits until it has ended. */
  void stop(String service) {
    services.run("services", "stop", "--" + service);
  }

  /** Starts a service again on the state that it left, and waits until it is healthy. */
  void restart(String service) {
    services.run("services", "start", "--" + service);
  }

  /** Opens the server's PostgreSQL past the server. */
  Connection connect(Database.Account account) throws SQLException {
    return Database.connect(settings, account);
  }

  /** Starts one evaluation worker a demo hospital, unless they run. */
  public void startWorkers() {
    services.run("workers", "start");
  }

  /** Stops the evaluation workers. */
  public void stopWorkers() {
    services.run("workers", "stop");
  }

  /** Stops the server and starts it again with these settings on top of the usual ones. */
  void restartServer(Map<String, String> settings) {
    services.run("services", "stop", "--server");
    services.with(settings).run("services", "start", "--server");
  }

  /** An access token of the person, who signs in by the device flow when first needed. */
  public String token(DemoPerson person) {
    return tokens(person).current();
  }

  /** All tokens of the person. */
  DeviceTokens tokens(DemoPerson person) {
    return tokens.computeIfAbsent(
        person.username(),
        name -> deviceTokens(address -> new DeviceLogin().signIn(address, person)));
  }

  /** From now on the person signs in this way, the next time when a token is needed. */
  void signInBy(DemoPerson person, DeviceTokens.SignIn way) {
    tokens.put(person.username(), deviceTokens(way));
  }

  /** Forgets the person's tokens, so that the next request comes with new ones. */
  void signInAgain(DemoPerson person) {
    tokens.remove(person.username());
  }

  private DeviceTokens deviceTokens(DeviceTokens.SignIn way) {
    return new DeviceTokens(
        issuer(),
        way,
        answer ->
            Stream.of("access_token", "id_token", "refresh_token")
                .map(name -> answer.path(name).asText())
                .forEach(issuedTokens::add));
  }

  /** Every token that anybody got in this run. */
  Set<String> issuedTokens() {
    return Set.copyOf(issuedTokens);
  }

  /** The identity administrator's view of the realm. */
  RealmAdministration realm() {
    String issuer = issuer().toString();
    int realms = issuer.indexOf("/realms/");
    return new RealmAdministration(
        URI.create(issuer.substring(0, realms)),
        issuer.substring(realms + "/realms/".length()),
        secret("keycloak-admin"));
  }

  /** A secret that {@code bin/services} made. */
  String secret(String name) {
    try {
      return Files.readString(var.resolve("secrets").resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("no secret " + name, e);
    }
  }

  /** The API as the person uses it. */
  public ApiClient api(DemoPerson person) {
    return new ApiClient(server(), () -> token(person));
  }

  /** A wallet that is linked to the person's account; the same one each time. */
  SigningKey wallet(DemoPerson person) {
    return wallets.computeIfAbsent(person.username(), name -> linkedWallet(person));
  }

  /** A new wallet that is linked to the person's account. */
  SigningKey linkedWallet(DemoPerson person) {
    SigningKey key = SigningKey.generate();
    ApiClient api = api(person);
    JsonNode challenge =
        api.post("/wallet-challenges", new ChallengeRequest(key.address().base58()))
            .orThrow()
            .json();
    byte[] message = challenge.path("message").asText().getBytes(StandardCharsets.UTF_8);
    String signature = Base64.getEncoder().encodeToString(key.sign(message));
    api.post("/wallets", new WalletLinkRequest(challenge.path("id").asText(), signature)).orThrow();
    return key;
  }

  /** The API with whatever stands in the Authorization header; nothing for no token. */
  public ApiClient apiWithToken(String token) {
    return new ApiClient(server(), () -> token);
  }

  private String address(String name) {
    String value = addresses.get(name);
    if (value == null) {
      throw new IllegalStateException("bin/services env does not name " + name);
    }
    return value;
  }

  @Override
  public void close() {
    if (ending.isPresent()) {
      stop();
      Runtime.getRuntime().removeShutdownHook(stopOnExit);
    }
  }

  private void stop() {
    if (stopped.compareAndSet(false, true)) {
      try {
        services.run("workers", "stop");
        services.run("services", "stop");
      } finally {
        ending.ifPresent(Runnable::run);
      }
    }
  }

  static Path projectRoot() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("bin/services"))) {
        return folder;
      }
    }
    throw new IllegalStateException("bin/services is in no folder above " + start);
  }

  /** Leaves an empty folder. */
  static void deleteTree(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (var paths = Files.walk(folder)) {
          for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + folder, e);
    }
  }
}
