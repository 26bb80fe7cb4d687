package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.federity.demo.DemoPerson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal without a mouse. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalKeyboardIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.getFirst();

  /** More than any of the pages has. */
  private static final int MOST_STOPS = 200;

  /** Numbers everything that can be used, so that a stop of the keyboard can be recognised. */
  private static final String NUMBER_ALL =
      """
      () => {
        const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
        const all = [...document.querySelectorAll(usable)].filter(node => node.checkVisibility());
        all.forEach((node, i) => node.dataset.stop = i);
        return all.map(node => node.outerHTML.slice(0, 120));
      }\
      """;

  private static final String FOCUSED =
      "document.activeElement.dataset.stop === undefined ? -1 : +document.activeElement.dataset.stop";
  private static final String OUTLINE = "getComputedStyle(document.activeElement).outlineStyle";

  private final Federation federation;
  private TinyRepository repository;
  private int number;
  private PortalBrowser browser;

  PortalKeyboardIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  void pushAndOpen() {
    repository = TinyRepository.found(federation, 1, "none");
    JsonNode pushed = repository.pushForReview(ALICE);
    number = pushed.path("number").asInt();
    browser = PortalBrowser.open(federation);
  }

  @AfterAll
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  private Page open(String path) {
    Page page = browser.window(ROBERT);
    browser.visit(page, path.replace("{repository}", repository.path()));
    return page;
  }

  @Test
  void firstStop_leadsPastTheNavigation() {
    Page page = open("/app/repositories");

    page.keyboard().press("Tab");

    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
    assertThat(page.locator(".skip").boundingBox().y).isNotNegative();
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.closest('main') !== null")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/inbox",
        "/app{repository}",
        "/app{repository}/contributions/1",
        "/app{repository}/files",
        "/app/audit"
      })
  void everythingThatCanBeUsed_isReachedAndShowsItsFocus(String path) {
    Page page = open(path);
    List<?> all = (List<?>) page.evaluate(NUMBER_ALL);
    Set<Integer> reached = new HashSet<>();

    for (int i = 0; i < MOST_STOPS && reached.size() < all.size(); i++) {
      page.keyboard().press("Tab");
      int stop = ((Number) page.evaluate(FOCUSED)).intValue();
      if (stop >= 0 && reached.add(stop)) {
        assertThat(page.evaluate(OUTLINE)).as("focus of " + all.get(stop)).isNotEqualTo("none");
      }
    }

    for (int i = 0; i < all.size(); i++) {
      assertThat(reached).as("reached by the keyboard: " + all.get(i)).contains(i);
    }
  }

  @Test
  void decision_isSignedWithoutAMouse() {
    Page page = open("/app{repository}/contributions/" + number);
    tabTo(page, "decision:reason");
    page.keyboard().insertText("Typed and signed by keyboard.");

    tabTo(page, "decision:request-changes");
    page.keyboard().press("Enter");
    page.waitForSelector(".timeline .signature");

    assertThat(page.locator(".timeline .signature").textContent())
        .contains("Typed and signed by keyboard.", "changes requested");
  }

  private static void tabTo(Page page, String id) {
    for (int i = 0; i < MOST_STOPS; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate("document.activeElement.id").equals(id)) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + id);
  }

  @Test
  void escape_closesTheMenuOfThePerson() {
    Page page = open("/app/inbox");
    page.locator(".person summary").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".menu-panel").isVisible()).isTrue();

    page.keyboard().press("Escape");

    assertThat(page.locator(".menu-panel").isVisible()).isFalse();
  }
}
