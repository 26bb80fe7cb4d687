package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.federity.demo.DemoPerson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of the portal, opened in a browser after the demonstration has been played. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalPagesIT {
  private static final DemoPerson REVIEWER = DemoPerson.REVIEWERS.getFirst();

  /** Pairs of the drawing's texts whose boxes overlap by more than a pixel. */
  private static final String TEXTS_ON_ANOTHER =
      """
      () => {
        const texts = [...document.querySelectorAll(".process text")]
          .map((text) => ({ said: text.textContent, box: text.getBBox() }));
        const meet = (a, b) =>
          a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width &&
          a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height;
        return texts.flatMap((one, i) => texts.slice(i + 1)
          .filter((other) => meet(one.box, other.box))
          .map((other) => one.said + " | " + other.said));
      }
      """;

  private final HeartFederation heart;
  private final Federation federation;
  private PortalBrowser browser;

  PortalPagesIT(Federation federation, HeartFederation heart) {
    this.federation = federation;
    this.heart = heart;
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

  @ParameterizedTest
  @CsvSource({
    "inbox, /app/inbox",
    "repositories, /app/repositories",
    "overview, /app{repository}",
    "commits, /app{repository}/commits",
    "contributions, /app{repository}/contributions",
    "contribution, /app{repository}/contributions/1",
    "rounds-of-repository, /app{repository}/rounds",
    "round, /app{repository}/rounds/1",
    "statistics, /app{repository}/statistics",
    "branches, /app{repository}/branches",
    "files, /app{repository}/files",
    "members, /app{repository}/members",
    "settings, /app{repository}/settings",
    "rounds, /app/rounds",
    "hospitals, /app/hospitals",
    "nfts, /app/nfts",
    "wallets-none, /app/wallets",
    "audit, /app/audit",
    "error-code, /errors/stale-commit",
    "start, /"
  })
  void page_opened_isCompleteAndAccessible(String name, String path) {
    Page page = browser.window(REVIEWER);

    Response answer = browser.visit(page, path.replace("{repository}", heart.path()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(page.locator("h1").count()).isEqualTo(1);
    browser.lookAt(page, name);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void commit_ofTheBranch_isShownWithItsMembers() {
    Page page = browser.window(REVIEWER);
    browser.visit(page, "/app" + heart.path() + "/commits");

    page.locator(".graph li:has(.badge:text('Merge')) a").first().click();

    assertThat(page.locator("h2").allTextContents()).contains("Members of the merge", "Signature");
    browser.lookAt(page, "commit");
  }

  @Test
  void processOfARound_drawn_hasNoTextOnAnother() {
    Page page = browser.window(REVIEWER);
    browser.visit(page, "/app" + heart.path() + "/rounds/1");

    page.locator(".process summary").click();

    assertThat(page.locator(".process text").count()).isGreaterThan(30);
    assertThat(page.evaluate(TEXTS_ON_ANOTHER)).isEqualTo(List.of());
    browser.lookAt(page, "round-process");
  }

  @Test
  void auditor_readsTheWholeTrailAndItsVerdict() {
    Page page = browser.window(DemoPerson.AUDITOR);

    browser.visit(page, "/app/audit");

    assertThat(page.locator(".notice-good").textContent()).contains("chain intact");
    assertThat(page.locator(".entry").count()).isPositive();
    page.locator(".entry summary").first().click();
    browser.lookAt(page, "audit-of-auditor");
  }

  @Test
  void administration_ofWhoeverKeepsItRunning_findsNothingToDo() {
    Page page = browser.window(DemoPerson.AUDITOR);

    browser.visit(page, "/app/administration");

    assertThat(page.locator("section").first().textContent()).contains("All agree");
    browser.lookAt(page, "administration");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void administration_ofAReviewer_isRefusedAndNotOffered() {
    Page page = browser.window(REVIEWER);

    Response answer = browser.visit(page, "/app/administration");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(page.locator("main").textContent()).contains("not-allowed", "repo-admin");
    browser.takeComplaints(); // the browser reports the status itself
    browser.visit(page, "/app/inbox");
    assertThat(page.locator(".rail a:has-text('Administration')").count()).isZero();
    assertThat(page.locator(".rail a:has-text('Hospitals')").count()).isEqualTo(1);
  }

  @Test
  void table_sorted_keepsItsRows() {
    Page page = browser.window(REVIEWER);
    browser.visit(page, "/app" + heart.path() + "/contributions");
    int rows = page.locator("tbody tr").count();

    page.locator("th:has-text('Hospital')").click();
    PlaywrightAssertions.assertThat(page.locator("tbody tr td:nth-child(3)").first())
        .hasText("Cleveland");

    assertThat(page.locator("tbody tr").count()).isEqualTo(rows);
    assertThat(page.locator("tbody tr td:nth-child(3)").allTextContents()).isSorted();
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void answer_carriesTheSecurityHeaders() {
    Page page = browser.window(REVIEWER);

    Map<String, String> headers = browser.visit(page, "/app/inbox").headers();

    assertThat(headers.get("content-security-policy"))
        .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'", "'nonce-")
        .doesNotContain("unsafe");
    assertThat(headers).containsEntry("x-content-type-options", "nosniff");
    assertThat(headers).containsKey("referrer-policy");
    assertThat(page.context().cookies())
        .filteredOn(cookie -> cookie.name.equals("JSESSIONID"))
        .allSatisfy(cookie -> {
          assertThat(cookie.httpOnly).isTrue();
          assertThat(cookie.sameSite).hasToString("LAX");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "/app/repositories/cleveland/no-such-repository, 404, not-found",
    "/app/no-such-page, 404, not-found",
    "/pages/inbox.xhtml, 403, not-allowed"
  })
  void page_thatIsNotThere_saysSoWithCodeAndNextStep(String path, int status, String code) {
    Page page = browser.window(REVIEWER);

    Response answer = browser.visit(page, path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(page.locator("main").textContent()).contains(code).doesNotContain("Exception");
    browser.takeComplaints(); // the browser reports the status itself
    browser.lookAt(page, "error-" + status);
  }
}
