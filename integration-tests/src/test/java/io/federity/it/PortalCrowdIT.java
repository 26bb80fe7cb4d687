package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.federity.demo.DemoPerson;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The portal with far too much: endless words, right-to-left text, many tensors and rows. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalCrowdIT {
  /** Reviews work of the last contributor, who is of another hospital. */
  private static final DemoPerson REVIEWER = DemoPerson.REVIEWERS.getFirst();

  private final Federation federation;
  private CrowdedRepository crowded;
  private PortalBrowser browser;

  PortalCrowdIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  void foundAndOpen() {
    crowded = CrowdedRepository.found(federation);
    browser = PortalBrowser.open(federation);
  }

  @AfterAll
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  private String address(String path) {
    return path.replace("{repository}", crowded.repository().path())
        .replace("{number}", String.valueOf(crowded.number()))
        .replace("{commit}", crowded.commit());
  }

  @ParameterizedTest
  @CsvSource({
    "inbox, /app/inbox",
    "repositories, /app/repositories",
    "overview, /app{repository}",
    "commits, /app{repository}/commits",
    "contributions, /app{repository}/contributions",
    "contribution, /app{repository}/contributions/{number}",
    "commit, /app{repository}/commits/{commit}",
    "statements, /app{repository}/commits/{commit}/statements",
    "files, /app{repository}/files",
    "settings, /app{repository}/settings",
    "rounds, /app/rounds",
    "hospitals, /app/hospitals"
  })
  void page_withFarTooMuch_keepsItsForm(String name, String path) {
    Page page = browser.window(REVIEWER);

    assertThat(browser.visit(page, address(path)).status()).isEqualTo(200);

    assertThat(page.locator("h1").count()).isEqualTo(1);
    browser.lookAt(page, "crowded-" + name);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void contributions_areTurnedPageByPage() {
    Page page = browser.window(REVIEWER);
    browser.visit(page, address("/app{repository}/contributions"));
    String first = page.locator("tbody tr td:first-child").first().textContent();

    page.locator(".ui-paginator-page:text-is('3')").click();
    PlaywrightAssertions.assertThat(page.locator("tbody tr"))
        .hasCount(CrowdedRepository.CONTRIBUTIONS - 40);

    assertThat(page.locator("tbody tr td:first-child").allTextContents()).doesNotContain(first);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void contribution_withManyTensors_showsThemAll() {
    Page page = browser.window(REVIEWER);

    browser.visit(page, address("/app{repository}/contributions/{number}"));

    assertThat(page.locator("table.tensors tbody tr").count()).isEqualTo(CrowdedRepository.TENSORS);
    assertThat(page.locator("body").textContent()).contains("130 tensors");
  }

  @Test
  void rightToLeftText_isSetInItsOwnDirection() {
    Page page = browser.window(REVIEWER);

    browser.visit(page, address("/app{repository}/commits/{commit}"));

    assertThat(page.locator("h1").getAttribute("dir")).isEqualTo("auto");
    assertThat(page.locator("h1").evaluate("node => getComputedStyle(node).direction"))
        .isEqualTo("rtl");
  }

  @Test
  void search_findsTheRepositoryByItsDescription() {
    Page page = browser.window(REVIEWER);
    browser.visit(page, "/app/inbox");

    page.locator("#search").fill("خطر أمراض القلب");
    page.locator("#search").press("Enter");
    page.waitForURL("**/app/repositories?q=*");

    List<String> found = page.locator("tbody tr td:first-child").allTextContents();
    assertThat(found).isNotEmpty().allMatch(text -> text.contains("cohort-"));
  }
}
