package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.wire.RepositoryRequest;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people see in the portal when something does not go as they wish. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalErrorsIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.getFirst();

  /** More than the views that a session keeps. */
  private static final int VIEWS_KEPT = 20;

  private final Federation federation;
  private PortalBrowser browser;

  PortalErrorsIT(Federation federation) {
    this.federation = federation;
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

  @Test
  void sessionThatEnded_keepsWhatWasTypedAndSignsNothing() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    JsonNode pushed = repository.pushForReview(ALICE);
    int number = pushed.path("number").asInt();
    Page page = browser.window(ROBERT);
    browser.visit(page, "/app" + repository.path() + "/contributions/" + number);
    page.locator("[id='decision:reason']").fill("Typed before the session ended.");

    page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
    page.locator("[id='decision:approve']").click();
    page.waitForSelector(".notice-good:has-text('your reason is still here')");

    assertThat(repository.contribution(number).path("decisions")).isEmpty();
    assertThat(page.locator("[id='decision:reason']").inputValue())
        .isEqualTo("Typed before the session ended.");
    browser.lookAt(page, "session-ended");
    page.locator("[id='decision:approve']").click();
    page.waitForSelector(".timeline .signature");
    assertThat(repository.contribution(number).path("decisions")).hasSize(1);
    browser.takeComplaints(); // of the refused post
  }

  @Test
  void formThatWasOpenForTooLong_keepsWhatWasTypedAndSignsNothing() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    int number = repository.pushForReview(ALICE).path("number").asInt();
    Page page = browser.window(ROBERT);
    browser.visit(page, "/app" + repository.path() + "/contributions/" + number);
    page.locator("[id='decision:reason']").fill("Typed in a forgotten tab.");
    forgetViews(page, repository);

    page.locator("[id='decision:approve']").click();
    page.waitForSelector(".notice-good:has-text('your reason is still here')");

    assertThat(repository.contribution(number).path("decisions")).isEmpty();
    assertThat(page.locator("[id='decision:reason']").inputValue())
        .isEqualTo("Typed in a forgotten tab.");
    browser.takeComplaints(); // of the refused post
  }

  @Test
  void tableThatWasOpenForTooLong_isShownAnew() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    repository.pushForReview(ALICE);
    Page page = browser.window(ROBERT);
    browser.visit(page, "/app" + repository.path() + "/contributions");
    forgetViews(page, repository);
    page.evaluate("window.seenBefore = true");

    page.locator("th:has-text('Hospital')").click();
    page.waitForFunction("() => !window.seenBefore && document.readyState === 'complete'");

    assertThat(page.locator("tbody tr").count())
        .as("%s: %s", page.url(), page.locator("body").textContent())
        .isEqualTo(1);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  /** Opens so many pages in another tab that the session forgets this one's form. */
  private void forgetViews(Page page, TinyRepository repository) {
    Page other = page.context().newPage();
    for (int i = 0; i < VIEWS_KEPT; i++) {
      browser.visit(other, "/app" + repository.path() + "/contributions");
    }
    other.close();
  }

  @Test
  void privateRepository_isNotThereForStrangers() {
    String name = "private-" + Long.toString(System.nanoTime(), 36);
    federation
        .api(DemoPerson.MAINTAINER)
        .post("/repositories", new RepositoryRequest(name, "", "", "private", ""))
        .orThrow();
    String path = "/app/repositories/cleveland/" + name;

    Response asStranger = browser.visit(browser.window(ROBERT), path);
    Response asOwner = browser.visit(browser.window(DemoPerson.MAINTAINER), path);

    assertThat(asStranger.status()).isEqualTo(404);
    assertThat(browser.window(ROBERT).locator("main").textContent())
        .contains("not-found", "no repository cleveland/" + name);
    assertThat(asOwner.status()).isEqualTo(200);
    browser.takeComplaints(); // the browser reports the status itself
  }

  @Test
  void reviewer_isNotOfferedWhatOthersSign() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    Page page = browser.window(DemoPerson.AUDITOR);
    JsonNode pushed = repository.pushForReview(ALICE);

    browser.visit(page, "/app" + repository.path() + "/rounds/1");

    assertThat(page.locator("[id='close:close-round'], [id='signoff:approve']").count()).isZero();
    assertThat(page.locator("h1").textContent()).isEqualTo("Round 1");
    assertThat(pushed.path("number").asInt()).isEqualTo(1);
  }

  @Test
  void decisionOnAnOlderRevision_isRefusedInPlace() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    JsonNode pushed = repository.pushForReview(ALICE);
    int number = pushed.path("number").asInt();
    Page page = browser.window(ROBERT);
    browser.visit(page, "/app" + repository.path() + "/contributions/" + number);
    repository.draft(ALICE).push().orThrow();
    repository.awaitReview(number);

    page.locator("[id='decision:reason']").fill("I looked at the first revision.");
    page.locator("[id='decision:approve']").click();
    page.waitForSelector(".notice-bad");

    assertThat(page.locator(".notice-bad").textContent()).contains("stale-commit");
    assertThat(page.locator("[id='decision:reason']").inputValue())
        .isEqualTo("I looked at the first revision.");
    assertThat(repository.contribution(number).path("decisions")).isEmpty();
    browser.lookAt(page, "stale-decision");
  }

  @Test
  void requestThatIsNotUnderstood_isNotCalledOurFault() {
    Page page = browser.window(ROBERT);
    browser.visit(page, "/app/inbox");

    APIResponse answer = page.request().get(browser.address("/app/logout"));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.text()).contains("bad-request").doesNotContain("our side", "Exception");
  }

  @Test
  void unexpectedFailure_isAPageWithAnIncident_thatTheLogHas() throws Exception {
    TinyRepository repository = TinyRepository.found(federation, 1, "none", List.of(ROBERT));
    Page page = browser.window(ROBERT);
    String path = "/app" + repository.path() + "/statistics";
    Response failed;
    try (Connection owner = federation.connect(Database.Account.OWNER);
        Statement table = owner.createStatement()) {
      table.execute("alter table statistics_push rename to statistics_push_gone");
      try {
        failed = browser.visit(page, path);
      } finally {
        table.execute("alter table statistics_push_gone rename to statistics_push");
      }
    }

    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.text())
        .contains("internal", ErrorCode.INTERNAL.remedy())
        .doesNotContain("Exception", "statistics_push", "at io.federity");
    browser.lookAt(page, "internal-error");
    String incident = page.locator("dt:has-text('Incident') + dd").textContent().strip();
    assertThat(Files.readString(federation.var().resolve("log/server/server.log")))
        .contains("incident " + incident + " at GET /portal" + path);
    assertThat(browser.visit(page, path).status()).as("control").isEqualTo(200);
    browser.takeComplaints(); // the browser reports the status itself
  }

  @Test
  void unknownErrorCode_isAPageThatIsNotThere() {
    Page page = browser.window(ROBERT);

    assertThat(browser.visit(page, "/errors/no-such-code").status()).isEqualTo(404);
    assertThat(page.locator("main").textContent()).contains("not-found");
    browser.takeComplaints(); // the browser reports the status itself
  }
}
