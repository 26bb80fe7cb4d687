package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import io.federity.commit.Attestation;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A contribution's way to the branch in the browser: reviewed, closed, signed off, each signature
 * after the password was typed again. The server runs with a short signing window for it, and
 * everybody has signed in before it was started.
 */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalStoryIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final DemoPerson BELA = DemoPerson.CONTRIBUTORS.get(1);
  private static final DemoPerson REGULA = DemoPerson.REVIEWERS.get(1);
  private static final DemoPerson CAROL = DemoPerson.COMPLIANCE;
  private static final DemoPerson MARTIN = DemoPerson.MAINTAINER;
  private static final String REASON = "Within what the other hospitals sent. Größe geprüft.";

  /** Shorter than a start of the server, longer than pressing a button. */
  private static final Duration WINDOW = Duration.ofSeconds(20);

  private final Federation federation;
  private TinyRepository repository;
  private PortalBrowser browser;

  PortalStoryIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  void signEverybodyInAndShortenTheWindow() {
    repository = TinyRepository.found(federation, 1, "none", List.of(ALICE, BELA, REGULA, CAROL));
    // Something else waits for the reviewer, too.
    TinyRepository.found(federation, 1, "none", List.of(ALICE, REGULA)).pushForReview(ALICE);
    browser = PortalBrowser.open(federation);
    List.of(REGULA, MARTIN, CAROL).forEach(browser::window);
    federation.restartServer(Map.of("FEDERITY_SIGNING_WINDOW", WINDOW.toString()));
  }

  @AfterAll
  void closeBrowserAndRestoreTheWindow() {
    if (browser != null) {
      browser.close();
    }
    federation.restartServer(Map.of());
  }

  @Test
  void contribution_reviewedClosedAndSignedOff_isPublished() throws IOException {
    JsonNode pushed = repository.pushForReview(ALICE);
    reviewFromTheInbox();
    closeTheRound();
    for (DemoPerson person : List.of(ALICE, BELA)) {
      repository.evaluate(person.hospital(), 60, 70);
    }
    repository.awaitRound("awaiting-sign-off");

    signOffFromTheInbox();

    JsonNode published = repository.awaitRound("published");
    assertThat(repository.head().hex()).isEqualTo(published.path("mergeCommit").asText());
    printTheStatements(pushed.path("commit").asText());
    seeTheChainAgree();
    assertThat(browser.takeComplaints()).isEmpty();
  }

  private void reviewFromTheInbox() {
    Page page = browser.window(REGULA);
    browser.visit(page, "/app/inbox");
    page.locator("#repository").selectOption(fullName());
    page.locator(".filters + .buttons button").click();
    page.waitForURL("**/app/inbox?*");
    assertThat(page.locator(".task").count()).isEqualTo(1);
    browser.lookAt(page, "inbox-filtered");
    page.locator(".task input[value='Take']").click();
    page.waitForSelector(".task:has-text('taken by you')");
    assertThat(page.locator("#repository").inputValue()).as("filter").isEqualTo(fullName());

    page.locator(".task a.button-primary").click();
    signWithFreshLogin(page, REGULA, "decision:approve", "decision:reason");

    assertThat(page.locator(".timeline .signature").textContent())
        .contains(REASON, "Approved for merge");
  }

  private void closeTheRound() {
    Page page = browser.window(MARTIN);
    browser.visit(page, "/app" + repository.path() + "/rounds/1");
    page.locator("[id='close:close-round']").click();
    page.waitForSelector(".badge:has-text('aggregating'), .badge:has-text('Being evaluated')");
  }

  private void signOffFromTheInbox() {
    Page page = browser.window(CAROL);
    browser.visit(page, "/app/inbox");
    page.locator(".task:has-text('" + fullName() + "') a.button-primary").click();
    page.locator(".process summary").click();
    assertThat(page.locator(".node.current").textContent()).contains("Sign off");
    browser.lookAt(page, "round-to-sign-off");
    signWithFreshLogin(page, CAROL, "signoff:approve", "signoff:reason");
  }

  /** Types a reason, is sent to the identity provider, comes back and signs. */
  private static void signWithFreshLogin(
      Page page, DemoPerson person, String button, String reason) {
    String address = page.url();
    page.locator("[id='" + reason + "']").fill(REASON);
    page.locator("[id='" + button + "']").click();
    page.waitForSelector("#password");
    PortalBrowser.typePassword(page, person);
    page.waitForURL(address.replaceFirst("[?#].*", "") + "*");
    page.waitForSelector(".notice-good:has-text('your reason is still here')");
    assertThat(page.locator("[id='" + reason + "']").inputValue()).isEqualTo(REASON);
    page.locator("[id='" + button + "']").click();
    page.waitForSelector("[id='" + button + "']", detached());
  }

  private static Page.WaitForSelectorOptions detached() {
    return new Page.WaitForSelectorOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
  }

  /** The page to print holds what 21 CFR 11.50 asks for; the file verifies without the server. */
  private void printTheStatements(String commit) throws IOException {
    Page page = browser.window(CAROL);
    browser.visit(page, "/app" + repository.path() + "/contributions/1");
    page.locator("a:text('Signed statements to print')").click();
    String approval = page.locator("article:has-text('Approved for merge')").textContent();
    assertThat(approval)
        .contains("Regula Rohner", "regula.switzerland", "Switzerland", REASON, "UTC");
    assertThat(approval).contains("Signature holds");
    assertThat(page.locator("main").textContent()).contains(commit, "Carol Cruz");
    browser.lookAt(page, "statements");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    assertThat(page.locator(".topbar").isVisible()).isFalse();
    browser.picture(page, "statements-printed");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));

    String href = page.locator("a:has-text('Download JSON')").getAttribute("href");
    APIResponse file = page.request().get(federation.server() + href);
    JsonNode statements = new ObjectMapper().readTree(file.body()).path("statements");
    assertThat(statements).isNotEmpty().allSatisfy(PortalStoryIT::verify);
  }

  private static void verify(JsonNode statement) {
    byte[] signature = Base64.getDecoder().decode(statement.path("signature").asText());
    var read = (JsonReading.Read) JsonReader.read(statement.path("statement").asText());
    Attestation attestation = Attestation.fromJson(read.value());
    assertThat(attestation.isSignedBy(signature)).isTrue();
    signature[0] ^= 1;
    assertThat(attestation.isSignedBy(signature)).as("tampered").isFalse();
  }

  /** The server compares with the chain behind the page; the page is never kept waiting. */
  private void seeTheChainAgree() {
    Page page = browser.window(CAROL);
    String gallery = "section:has(h2:has-text('" + fullName() + "'))";
    Waiting.until(
        "the chain agrees with both NFTs of " + fullName(),
        Duration.ofMinutes(2),
        () -> {
          browser.visit(page, "/app/nfts");
          return page.locator(gallery + " .nft p:has-text('agrees with the chain')").count() == 2
              ? Optional.of(true)
              : Optional.empty();
        });
    browser.lookAt(page, "nfts-agree");
  }

  private String fullName() {
    return repository.path().substring("/repositories/".length());
  }
}
