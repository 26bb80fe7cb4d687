package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.error.ErrorCode;
import io.federity.wire.ProposeCommit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server stands on is gone for a while: it says so, loses nothing and goes on by itself.
 */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
  private static final String REASON = "Typed before the database was gone.";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.get(0);

  private final Federation federation;
  private final CrashPoints points;
  private TinyRepository repository;
  private PortalBrowser browser;
  @TempDir private Path folder;

  OutageIT(Federation federation) {
    this.federation = federation;
    this.points = federation.crashPoints();
  }

  @BeforeAll
  void openBrowser() {
    browser = PortalBrowser.open(federation);
  }

  @AfterAll
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void foundRepository() {
    repository =
        TinyRepository.found(federation, 1, "none", List.of(ALICE, ROBERT, DemoPerson.COMPLIANCE));
  }

  @Test
  void database_goneAndBack_isSaidWithACode_andWhatWasUnderWayGoesOn() throws Exception {
    Path files = federation.var().resolve("postgres");
    assumeThat(files.resolve("postmaster.pid")).exists(); // not in a set that others started
    Postmaster postgres = Postmaster.of(files);
    ProposeCommit proposal = repository.draft(ALICE).upload();
    points.arm("contribution-checked");
    assertThat(propose(proposal).status()).isEqualTo(201);
    points.awaitReached("contribution-checked");
    assertThat(readiness().statusCode()).isEqualTo(200);
    TinyRepository inPortal = TinyRepository.found(federation, 1, "none", List.of(ALICE, ROBERT));
    Page page = formWithAReason(inPortal);

    postgres.stop();
    for (ApiReply reply :
        List.of(
            federation.api(ALICE).get(repository.path()),
            propose(proposal),
            federation
                .api(ALICE)
                .putBytes(repository.path() + "/objects/" + "0".repeat(64), new byte[1]))) {
      assertThat(reply.status()).as("%s", reply).isEqualTo(503);
      assertThat(reply.json().path("code").asText()).isEqualTo("database-unreachable");
      assertThat(reply.json().path("remedy").asText()).contains("again");
    }
    HttpResponse<String> unready = readiness();
    assertThat(unready.statusCode()).isEqualTo(503);
    assertThat(unready.body().replaceAll("\\s", ""))
        .contains("\"name\":\"database\",\"status\":\"DOWN\"");
    points.release("contribution-checked"); // the verification ends, and cannot be stored
    assertAway(
        page.waitForResponse(
            answer -> answer.request().method().equals("POST"),
            () -> page.locator("[id='decision:approve']").click()),
        ErrorCode.DATABASE_UNREACHABLE);
    browser.lookAt(page, "database-away");
    assertAway(
        browser.visit(page.context().newPage(), "/app/inbox"), ErrorCode.DATABASE_UNREACHABLE);

    postgres.start();
    Waiting.until(
        "the server is ready",
        PATIENCE,
        () -> readiness().statusCode() == 200 ? Optional.of(true) : Optional.empty());
    assertThat(propose(proposal).status()).as("the same push again").isEqualTo(200);
    JsonNode contribution = repository.awaitReview(1);
    assertThat(repository.approve(ROBERT, contribution).ok()).isTrue();
    repository.awaitRound("aggregated");
    signWithTheReasonThatWasKept(page, inPortal);
  }

  private Page formWithAReason(TinyRepository inPortal) {
    int number = inPortal.pushForReview(ALICE).path("number").asInt();
    Page page = browser.window(ROBERT);
    browser.visit(page, "/app" + inPortal.path() + "/contributions/" + number);
    page.locator("[id='decision:reason']").fill(REASON);
    return page;
  }

  private void signWithTheReasonThatWasKept(Page page, TinyRepository inPortal) {
    assertThat(inPortal.contribution(1).path("decisions")).isEmpty();
    page.locator("a:has-text('Try again')").click();
    page.waitForSelector(".notice-good:has-text('your reason is still here')");
    assertThat(page.locator("[id='decision:reason']").inputValue()).isEqualTo(REASON);
    page.locator("[id='decision:approve']").click();
    page.waitForSelector(".timeline .signature");
    assertThat(inPortal.contribution(1).path("decisions").get(0).path("reason").asText())
        .isEqualTo(REASON);
  }

  private static void assertAway(Response answer, ErrorCode code) {
    assertThat(answer.status()).as(answer.url()).isEqualTo(503);
    assertThat(answer.text())
        .contains(code.code(), code.remedy(), "Try again")
        .doesNotContain("Exception", "at io.federity");
  }

  @Test
  void identityProvider_goneAndBack_tokensWorkOn_newLoginsSaySo() throws Exception {
    federation.realm().setTokenSeconds("federity-portal", OptionalInt.of(1));
    Page signedIn = browser.window(DemoPerson.AUDITOR);
    Page stranger = browser.newWindow();
    // Not killed: its embedded database may lose the last second's sessions then.
    federation.stop("keycloak");
    try {
      assertThat(federation.api(ALICE).get(repository.path()).status()).isEqualTo(200);
      JsonNode contribution = repository.pushForReview(ALICE);
      assertThat(repository.approve(ROBERT, contribution).ok()).isTrue();
      assertThat(readiness().statusCode()).isEqualTo(200);

      Path told = folder.resolve("login.txt");
      assertThat(login(told)).isEqualTo(ErrorCode.IDENTITY_PROVIDER_UNREACHABLE.exitCode());
      assertThat(Files.readString(told))
          .contains("identity-provider-unreachable")
          .contains(ErrorCode.IDENTITY_PROVIDER_UNREACHABLE.remedy());

      assertAway(
          browser.visit(stranger, "/app/hospitals"), ErrorCode.IDENTITY_PROVIDER_UNREACHABLE);
      browser.lookAt(stranger, "identity-provider-away");
      assertAway(browser.visit(signedIn, "/app/audit"), ErrorCode.IDENTITY_PROVIDER_UNREACHABLE);
    } finally {
      federation.restart("keycloak");
      federation.realm().setTokenSeconds("federity-portal", OptionalInt.empty());
    }

    signedIn.locator("a:has-text('Try again')").click(); // nobody types a password
    signedIn.waitForURL("**/portal/app/audit");
    stranger.locator("a:has-text('Try again')").click();
    PortalBrowser.typePassword(stranger, ROBERT);
    stranger.waitForURL("**/portal/app/hospitals");

    federation.signInAgain(ALICE);
    assertThat(federation.api(ALICE).get("/me").status()).isEqualTo(200);
    repository.evaluate("cleveland", 60, 70);
    repository.awaitRound("awaiting-sign-off");
  }

  private ApiReply propose(ProposeCommit proposal) {
    return federation.api(ALICE).post(repository.path() + "/contributions", proposal);
  }

  private HttpResponse<String> readiness() {
    URI address = federation.management().resolve("/health/ready");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + address, e);
    }
  }

  /** Somebody new signs in from the command line; returns the exit code. */
  private int login(Path told) throws IOException, InterruptedException {
    ProcessBuilder login =
        new ProcessBuilder(
                federation.root().resolve("federity").toString(),
                "auth",
                "login",
                "--no-browser",
                "--server",
                federation.server().toString())
            .redirectErrorStream(true)
            .redirectOutput(told.toFile());
    login.environment().put("FEDERITY_HOME", folder.resolve("home").toString());
    Process process = login.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the login ends").isTrue();
    return process.exitValue();
  }
}
