package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.federity.demo.DemoPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reviewer's work in the portal, from the inbox to the signature, and the way out. */
@ExtendWith(FederationExtension.class)
class PortalReviewIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.getFirst();

  private final Federation federation;
  private PortalBrowser browser;

  PortalReviewIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void openBrowser() {
    browser = PortalBrowser.open(federation);
  }

  @AfterEach
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void contribution_approvedFromTheInbox_isSignedWithItsReason() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    JsonNode pushed = repository.pushForReview(ALICE);
    Page page = browser.window(ROBERT);
    browser.visit(page, "/app/inbox");
    browser.lookAt(page, "inbox-with-tasks");

    page.locator(".task:has-text('" + nameOf(repository) + "') a.button-primary").click();
    browser.lookAt(page, "contribution-to-review");
    page.locator("[id='decision:reason']").fill("Looks like the others.");
    page.locator("[id='decision:approve']").click();
    page.waitForSelector(".timeline .signature");

    assertThat(page.locator(".timeline .signature").textContent())
        .contains("Looks like the others.", "Approved for merge");
    JsonNode seen = repository.contribution(pushed.path("number").asInt());
    assertThat(seen.path("decisions").get(0).path("username").asText()).isEqualTo("robert.hungary");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void decision_withoutAReason_isRefusedInPlace() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    JsonNode pushed = repository.pushForReview(ALICE);
    Page page = browser.window(ROBERT);
    browser.visit(page, "/app" + repository.path() + "/contributions/" + pushed.path("number"));

    page.locator("[id='decision:reject']").click();
    page.waitForSelector(".notice-bad");

    assertThat(page.locator(".notice-bad").textContent()).contains("missing-reason");
    assertThat(repository.contribution(pushed.path("number").asInt()).path("decisions")).isEmpty();
    browser.lookAt(page, "contribution-refused-decision");
  }

  @Test
  void author_seesNoButtonToApprove() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    JsonNode pushed = repository.pushForReview(ALICE);
    Page page = browser.window(ALICE);

    browser.visit(page, "/app" + repository.path() + "/contributions/" + pushed.path("number"));

    assertThat(page.locator("[id='decision:approve']").count()).isZero();
    assertThat(page.locator("[id='decision:withdraw']").count()).isEqualTo(1);
  }

  @Test
  void person_loggedOut_mustSignInAgain() {
    Page page = browser.window(ROBERT);

    page.locator(".person summary").click();
    page.locator("button:has-text('Log out')").click();
    page.waitForURL("**/portal/");
    browser.visit(page, "/app/inbox");

    assertThat(page.locator("#password").isVisible()).isTrue();
  }

  private static String nameOf(TinyRepository repository) {
    return repository.path().substring(repository.path().lastIndexOf('/') + 1);
  }
}
