package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.federity.demo.DemoPerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The portal before anything has happened: each page says what to do next. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalEmptyIT {
  private final Federation federation;
  private TinyRepository repository;
  private PortalBrowser browser;

  PortalEmptyIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  void foundAndOpen() {
    repository = TinyRepository.found(federation, 1, "none");
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
    "overview, '', Not evaluated yet",
    "contributions, /contributions, No contribution yet",
    "rounds, /rounds, No round yet",
    "statistics, /statistics, No hospital has pushed statistics"
  })
  void newRepository_saysWhatToDoNext(String name, String path, String title) {
    Page page = browser.window(DemoPerson.REVIEWERS.getFirst());

    browser.visit(page, "/app" + repository.path() + path);

    assertThat(page.locator(".empty-title").allTextContents()).contains(title);
    assertThat(page.locator(".empty p:last-child").first().textContent()).isNotBlank();
    browser.lookAt(page, "empty-" + name);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void inboxWithoutTasks_saysSo() {
    Page page = browser.window(DemoPerson.AUDITOR);

    browser.visit(page, "/app/inbox");

    assertThat(page.locator(".empty-title").textContent()).isEqualTo("Nothing waits for you");
    assertThat(page.locator(".filters").count()).isZero();
    browser.lookAt(page, "empty-inbox");
  }

  @Test
  void commitWithoutStatements_saysSo() {
    Page page = browser.window(DemoPerson.REVIEWERS.getFirst());

    browser.visit(
        page, "/app" + repository.path() + "/commits/" + repository.head().hex() + "/statements");

    assertThat(page.locator(".empty-title").textContent())
        .isEqualTo("Nobody has signed anything yet");
  }

  @Test
  void filterThatFitsNothing_saysHowToSeeMore() {
    Page page = browser.window(DemoPerson.AUDITOR);

    browser.visit(page, "/app/audit?action=nothing-is-called-so");

    assertThat(page.locator(".empty-title").textContent()).isEqualTo("No entry fits");
  }
}
