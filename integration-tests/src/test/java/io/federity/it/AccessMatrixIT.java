package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.PageBrowser;
import io.federity.wire.MemberRequest;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every endpoint and page, asked by every role of the own and of another hospital. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson BELA = DemoPerson.CONTRIBUTORS.get(1);
  private static final DemoPerson RITA = DemoPerson.REVIEWERS.get(3);
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.get(0);
  private static final DemoPerson MONA =
      new DemoPerson("mona.maintainer", "hungary", List.of("maintainer"));
  private static final DemoPerson IVO =
      new DemoPerson("ivo.administrator", "hungary", List.of("repo-admin"));
  private static final List<DemoPerson> MEMBERS =
      List.of(ALICE, BELA, RITA, ROBERT, MONA, DemoPerson.COMPLIANCE);

  /** Whoever asks: people by token and by session, workers by token, strangers by neither. */
  private record Caller(ApiClient api, PageBrowser browser) {}

  private final Federation federation;
  private final AccessMatrix matrix = AccessMatrix.read();
  private final Map<String, Caller> callers = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> repositories = new HashMap<>();

  AccessMatrixIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  void prepare() throws IOException, InterruptedException {
    federation.realm().addUser(MONA);
    federation.realm().addUser(IVO);
    callers.put("anonymous", new Caller(federation.apiWithToken(""), new PageBrowser()));
    callers.put("auditor", person(DemoPerson.AUDITOR));
    callers.put("contributor", person(ALICE));
    callers.put("contributor-2", person(BELA));
    callers.put("reviewer", person(RITA));
    callers.put("reviewer-2", person(ROBERT));
    callers.put("maintainer", person(DemoPerson.MAINTAINER));
    callers.put("maintainer-2", person(MONA));
    callers.put("repo-admin", person(IVO));
    callers.put("compliance", person(DemoPerson.COMPLIANCE));
    callers.put("worker", worker("cleveland"));
    callers.put("worker-2", worker("hungary"));
    assertThat(callers.keySet()).containsExactlyElementsOf(matrix.columns());

    TinyRepository member = found("consortium");
    describe("member", member);
    member.admit(DemoPerson.AUDITOR, DemoPerson.AUDITOR.roles());
    admitWorker(member, "cleveland");
    admitWorker(member, "hungary");
    TinyRepository open = found("consortium");
    describe("open", open);
    dismissMembers(open);
    TinyRepository hidden = found("private");
    describe("private", hidden);
    dismissMembers(hidden);
    admitWorker(hidden, "cleveland");
  }

  private Caller person(DemoPerson person) throws IOException, InterruptedException {
    var browser = new PageBrowser();
    PageBrowser.Page login = browser.open(URI.create(federation.server() + "/portal/app/inbox"));
    browser.submit(login, Map.of("username", person.username(), "password", person.password()));
    return new Caller(federation.api(person), browser);
  }

  private Caller worker(String hospital) {
    return new Caller(new EvaluatingHospital(federation, hospital).api(), new PageBrowser());
  }

  /** Contribution 1 is Bela's and in the open round; contribution 2 is Alice's and in review. */
  private TinyRepository found(String visibility) {
    TinyRepository repository = TinyRepository.found(federation, 2, "none", MEMBERS, visibility);
    JsonNode first = repository.pushForReview(BELA);
    repository.approve(RITA, first).orThrow();
    repository.awaitState(first.path("number").asInt(), "approved");
    repository.pushForReview(ALICE);
    return repository;
  }

  private static void dismissMembers(TinyRepository repository) {
    MEMBERS.forEach(member -> repository.admit(member, List.of()));
  }

  private void admitWorker(TinyRepository repository, String hospital) {
    String member = "/members/service-account-federity-worker-" + hospital;
    federation
        .api(DemoPerson.MAINTAINER)
        .put(repository.path() + member, new MemberRequest(List.of("evaluation-worker")))
        .orThrow();
  }

  private void describe(String kind, TinyRepository repository) {
    String path = repository.path().substring(1);
    var published = new PublishedRepository(federation, DemoPerson.AUDITOR, repository.path());
    repositories.put(
        kind,
        Map.of(
            kind,
            path,
            kind + "-name",
            path.substring("repositories/".length()),
            "commit",
            repository.contribution(2).path("commit").asText(),
            "head",
            repository.head().hex(),
            "object",
            published.commit("main").commit().tree().hex(),
            "zero",
            "0".repeat(64)));
  }

  @TestFactory
  Stream<DynamicTest> everyRow_askedByEverybody_isAnsweredAsTheTableSays() {
    return matrix.rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.toString(), () -> assertThat(answers(row)).isEqualTo(expected(row))));
  }

  private Map<String, String> expected(AccessMatrix.Row row) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 0; i < matrix.columns().size(); i++) {
      expected.put(matrix.columns().get(i), row.expected().get(i));
    }
    return expected;
  }

  private Map<String, String> answers(AccessMatrix.Row row) throws Exception {
    Map<String, Future<String>> asked = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      expected(row)
          .forEach((column, status) ->
              asked.put(
                  column,
                  threads.submit(() -> status.equals("-") ? "-" : ask(callers.get(column), row))));
    }
    Map<String, String> answers = new LinkedHashMap<>();
    for (var answer : asked.entrySet()) {
      answers.put(answer.getKey(), answer.getValue().get());
    }
    return answers;
  }

  private String ask(Caller caller, AccessMatrix.Row row) throws IOException, InterruptedException {
    Map<String, String> values =
        repositories.entrySet().stream()
            .filter(kind -> row.path().contains("{" + kind.getKey()))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElse(Map.of());
    String path = AccessMatrix.fill(row.below(), values);
    if (row.isPage()) {
      var page = caller.browser().open(URI.create(federation.server() + "/portal" + path));
      boolean asksWho = page.address().toString().startsWith(federation.issuer().toString());
      return asksWho ? "login" : String.valueOf(page.status());
    }
    String type = contentType(row.method(), path);
    String body = AccessMatrix.fill(row.body(), values);
    return String.valueOf(caller.api().send(row.method(), path, type, body).status());
  }

  private static String contentType(String method, String path) {
    if (method.equals("PATCH")) {
      return "application/partial-upload";
    }
    return path.contains("/objects/") ? "application/octet-stream" : "application/json";
  }
}
