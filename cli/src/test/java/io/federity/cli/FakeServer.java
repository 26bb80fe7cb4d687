package io.federity.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.federity.cli.console.Json;
import io.federity.commit.Commit;
import io.federity.commit.SignedCommit;
import io.federity.error.ErrorCode;
import io.federity.wallet.SigningKey;
import io.federity.wire.ActorView;
import io.federity.wire.ChallengeView;
import io.federity.wire.CommitView;
import io.federity.wire.ContributionView;
import io.federity.wire.DiscrepancyView;
import io.federity.wire.MemberRequest;
import io.federity.wire.MemberView;
import io.federity.wire.NftView;
import io.federity.wire.ObjectInventoryView;
import io.federity.wire.ProblemView;
import io.federity.wire.ProposeCommit;
import io.federity.wire.RefRequest;
import io.federity.wire.RefView;
import io.federity.wire.RepositoryRequest;
import io.federity.wire.RepositoryView;
import io.federity.wire.RetryView;
import io.federity.wire.ServerView;
import io.federity.wire.StatisticsRequest;
import io.federity.wire.StatisticsView;
import io.federity.wire.WalletLinkRequest;
import io.federity.wire.WalletView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** As much of a Federity server and its identity provider as the command line talks to. */
final class FakeServer implements AutoCloseable {
  static final String REPOSITORY_ID = "7e7c2f5e-0000-4000-8000-000000000001";
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** A request as it came. */
  record Request(String method, String path, String authorization, String condition, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** An answer. */
  record Reply(int status, byte[] body) {}

  final SigningKey key = SigningKey.ofSeed(new byte[32]);
  final List<Request> requests = new ArrayList<>();
  final Map<String, byte[]> objects = new LinkedHashMap<>();
  final FakeIdentityProvider identity = new FakeIdentityProvider();
  volatile boolean identityProviderAway;
  final Deque<String> leases = new ArrayDeque<>();
  final List<DiscrepancyView> discrepancies = new ArrayList<>();
  ObjectInventoryView inventory = new ObjectInventoryView(0, 0, List.of(), 0, List.of());
  final List<MemberView> members = new ArrayList<>();
  final List<NftView> nfts = new ArrayList<>();
  final Map<String, RefView> refs = new TreeMap<>();
  String challenge = "";
  String ledger = "http://127.0.0.1:1";
  @Nullable CommitView head;
  @Nullable RepositoryView repository;
  @Nullable ContributionView contribution;
  final Map<String, CommitView> commits = new LinkedHashMap<>();
  private final Map<String, ProblemView> refusals = new LinkedHashMap<>();
  private final HttpServer http;
  private final String address;

  /** Refuses every request to the API. */
  Optional<ErrorCode> refuseAll = Optional.empty();

  /** Answers what it does not know with sample records. */
  boolean unknownAreSamples;

  /** Told of each request after it took effect and before it is answered. */
  volatile Consumer<Request> witness = request -> {};

  private int putsUntilBreak = Integer.MAX_VALUE;

  FakeServer() {
    this(Optional.empty());
  }

  /** With TLS, where there is a context for it. */
  FakeServer(Optional<SSLContext> tls) {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      if (tls.isPresent()) {
        HttpsServer https = HttpsServer.create(anyPort, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        http = https;
      } else {
        http = HttpServer.create(anyPort, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    address = (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port();
    http.createContext("/", this::handle);
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  String address() {
    return address;
  }

  /** Refuses requests whose "METHOD /path" begins so, once. */
  void refuse(String request, ErrorCode code, String detail) {
    refusals.put(
        request,
        new ProblemView(
            "https://federity.example/errors#" + code.code(),
            code.code(),
            code.httpStatus(),
            detail,
            code.code(),
            code.remedy(),
            null));
  }

  /** Breaks the connection at the n-th upload from now and at those after it; 0 heals it. */
  void breakAtPut(int n) {
    putsUntilBreak = n == 0 ? Integer.MAX_VALUE : n;
  }

  /** Moves the branch to a commit that this server, or somebody else, signed. */
  void publish(Commit commit, SigningKey signer) {
    SignedCommit signed = SignedCommit.sign(commit, signer);
    head =
        FakeViews.commit(
            commit,
            new String(commit.bytes(), StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(signed.signature()));
    commits.put(commit.id().hex(), head);
  }

  List<Request> sent(String method, String pathPart) {
    return requests.stream()
        .filter(one -> one.method().equals(method) && one.path().contains(pathPart))
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String method = exchange.getRequestMethod();
      byte[] body = exchange.getRequestBody().readAllBytes();
      Optional<String> token =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
      if (method.equals("PUT") && path.contains("/objects/") && --putsUntilBreak <= 0) {
        return; // the connection ends without an answer
      }
      Request request = new Request(method, path, token.orElse(""), condition(exchange), body);
      requests.add(request);
      Reply reply = answer(request);
      if (reply.status() == 404 && unknownAreSamples) {
        reply = SampleAnswers.to(path).map(sample -> json(200, sample)).orElse(reply);
      }
      witness.accept(request);
      boolean head = method.equals("HEAD");
      exchange.sendResponseHeaders(
          reply.status(), head || reply.body().length == 0 ? -1 : reply.body().length);
      if (!head && reply.body().length > 0) {
        exchange.getResponseBody().write(reply.body());
      }
    }
  }

  private static String condition(HttpExchange exchange) {
    return Stream.of("If-Match", "If-None-Match")
        .map(exchange.getRequestHeaders()::getFirst)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private Reply answer(Request request) {
    String line = request.method() + " " + request.path();
    for (String refused : List.copyOf(refusals.keySet())) {
      if (line.startsWith(refused)) {
        ProblemView problem = refusals.remove(refused);
        return json(problem.status(), problem);
      }
    }
    if (request.path().startsWith("/realm")) {
      return identityProviderAway ? json(503, Map.of()) : identity.answer(request, address());
    }
    if (refuseAll.isPresent()) {
      return problem(refuseAll.get());
    }
    String path = request.path().substring("/api/v1".length());
    if (path.equals("/server")) {
      return json(
          200,
          new ServerView(
              "Federity",
              "test",
              address() + "/realm",
              "federity-cli",
              key.address().base58(),
              ledger,
              "localnet"));
    }
    if (!request.authorization().startsWith("Bearer ")) {
      return problem(ErrorCode.NOT_SIGNED_IN);
    }
    return path.startsWith("/repositories/cleveland/heart")
        ? inRepository(request, path.substring("/repositories/cleveland/heart".length()))
        : outside(request, path);
  }

  private Reply outside(Request request, String path) {
    return switch (request.method() + " " + path) {
      case "GET /me" ->
          json(
              200,
              new ActorView(
                  "alice.cleveland", "Alice", "cleveland", List.of("contributor"), List.of()));
      case "POST /wallet-challenges" -> json(201, new ChallengeView("c1", challenge, NOON));
      case "POST /wallets" -> {
        WalletLinkRequest link = Json.read(request.text(), WalletLinkRequest.class).orElseThrow();
        yield json(201, new WalletView(link.challengeId(), "alice.cleveland", NOON));
      }
      case "GET /repositories" -> json(200, repository == null ? List.of() : List.of(repository()));
      case "POST /repositories" -> {
        repository = created(Json.read(request.text(), RepositoryRequest.class).orElseThrow());
        yield json(201, repository);
      }
      case "GET /reconciliation" -> json(200, discrepancies);
      case "GET /reconciliation/objects" -> json(200, inventory);
      case "POST /reconciliation/retry" -> json(200, new RetryView(1));
      case "POST /evaluation-jobs/release" ->
          new Reply(200, "{\"jobs\":0}".getBytes(StandardCharsets.UTF_8));
      case "POST /evaluation-jobs/lease" ->
          new Reply(200, (leases.isEmpty() ? "[]" : leases.pop()).getBytes(StandardCharsets.UTF_8));
      case String wallet when wallet.startsWith("DELETE /wallets/") ->
          json(200, new WalletView(path.substring("/wallets/".length()), "alice.cleveland", NOON));
      default ->
          path.startsWith("/evaluation-jobs/") ? json(200, Map.of()) : problem(ErrorCode.NOT_FOUND);
    };
  }

  private RepositoryView created(RepositoryRequest request) {
    return new RepositoryView(
        REPOSITORY_ID,
        "cleveland",
        request.name(),
        request.description(),
        request.task(),
        request.visibility(),
        "main",
        request.policy(),
        "alice.cleveland",
        NOON,
        null,
        null,
        List.of(),
        null);
  }

  private RepositoryView repository() {
    RepositoryView view = java.util.Objects.requireNonNull(repository);
    CommitView now = head;
    return new RepositoryView(
        view.id(),
        view.owner(),
        view.name(),
        view.description(),
        view.task(),
        view.visibility(),
        view.defaultBranch(),
        view.policy(),
        view.createdBy(),
        view.created(),
        now == null ? null : now.id(),
        null,
        members,
        null);
  }

  private Reply ref(Request request, String name) {
    RefView there = refs.get(name);
    String current = there == null ? "*" : "\"" + there.commit() + "\"";
    if (!request.method().equals("GET") && !request.condition().equals(current)) {
      return problem(ErrorCode.PRECONDITION_FAILED);
    }
    if (request.method().equals("PUT")) {
      RefRequest made = Json.read(request.text(), RefRequest.class).orElseThrow();
      boolean guarded = !Boolean.FALSE.equals(made.protectedRef());
      refs.put(
          name, new RefView(name, made.commit(), guarded, "alice", "Alice", NOON, made.reason()));
      return json(201, refs.get(name));
    }
    if (there == null) {
      return problem(ErrorCode.NOT_FOUND);
    }
    if (request.method().equals("GET")) {
      return json(200, there);
    }
    refs.remove(name);
    return new Reply(204, new byte[0]);
  }

  private Reply inRepository(Request request, String path) {
    if (repository == null) {
      return problem(ErrorCode.NOT_FOUND);
    }
    if (path.startsWith("/objects/")) {
      return object(request, path.substring("/objects/".length()));
    }
    if (path.startsWith("/members/")) {
      MemberRequest roles = Json.read(request.text(), MemberRequest.class).orElseThrow();
      String user = path.substring("/members/".length());
      members.removeIf(member -> member.username().equals(user));
      MemberView member = new MemberView(user, user, "hungary", roles.roles());
      members.add(member);
      return json(200, member);
    }
    if (path.startsWith("/evaluations")) {
      return json(200, List.of());
    }
    if (path.startsWith("/commits?branch=main&")) {
      return json(200, commits.values());
    }
    if (path.startsWith("/commits/")) {
      String wanted = path.substring("/commits/".length());
      CommitView found = wanted.equals("main") ? head : commits.get(wanted);
      return found == null ? problem(ErrorCode.NOT_FOUND) : json(200, found);
    }
    if (path.startsWith("/refs/")) {
      return ref(request, "refs/" + path.substring("/refs/".length()).replaceAll("\\?.*", ""));
    }
    return switch (request.method() + " " + path) {
      case "GET " -> json(200, repository());
      case "GET /refs" -> json(200, refs.values());
      case "GET /members" -> json(200, members);
      case "POST /root" -> {
        ProposeCommit root = Json.read(request.text(), ProposeCommit.class).orElseThrow();
        head = FakeViews.commit(FakeViews.read(root), root.commit(), root.signature());
        commits.put(head.id(), head);
        yield json(201, head);
      }
      case "POST /contributions" -> {
        contribution =
            FakeViews.contribution(Json.read(request.text(), ProposeCommit.class).orElseThrow());
        yield json(201, contribution);
      }
      case "GET /contributions" ->
          contribution == null ? problem(ErrorCode.NOT_FOUND) : json(200, List.of(contribution));
      case "POST /statistics" -> {
        var statistics = Json.read(request.text(), StatisticsRequest.class).orElseThrow();
        yield json(
            201,
            new StatisticsView(
                "s1", "cleveland", "alice.cleveland", 4, NOON, false, statistics.statistics()));
      }
      case "GET /nfts" -> json(200, nfts);
      default -> problem(ErrorCode.NOT_FOUND);
    };
  }

  private Reply object(Request request, String id) {
    return switch (request.method()) {
      case "PUT" -> {
        objects.put(id, request.body());
        yield json(201, Map.of("id", id));
      }
      case "HEAD" -> new Reply(objects.containsKey(id) ? 200 : 404, new byte[0]);
      default -> {
        byte[] content = objects.get(id);
        yield content == null ? problem(ErrorCode.NOT_FOUND) : new Reply(200, content);
      }
    };
  }

  private static Reply problem(ErrorCode code) {
    return json(
        code.httpStatus(),
        new ProblemView(
            "t", code.code(), code.httpStatus(), "no", code.code(), code.remedy(), null));
  }

  static Reply json(int status, Object value) {
    return new Reply(status, Json.text(value).getBytes(StandardCharsets.UTF_8));
  }

  URI uri() {
    return URI.create(address());
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
