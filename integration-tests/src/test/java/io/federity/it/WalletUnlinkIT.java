package io.federity.it;

import static io.federity.it.RefusalsIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.wallet.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A wallet that is unlinked signs nothing new, and everything that it signed still counts. */
@ExtendWith(FederationExtension.class)
class WalletUnlinkIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson BELA = DemoPerson.CONTRIBUTORS.get(1);
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.getFirst();

  private final Federation federation;
  private final SigningKey key;

  WalletUnlinkIT(Federation federation) {
    this.federation = federation;
    this.key = federation.linkedWallet(ALICE);
  }

  private ApiReply unlink(DemoPerson person) {
    return federation.api(person).delete("/wallets/" + key.address());
  }

  @Test
  void push_signedByAWalletThatWasUnlinked_isRefused() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    unlink(ALICE).orThrow();

    assertProblem(ErrorCode.WALLET_NOT_LINKED, repository.draft(ALICE).signer(key).push());
    assertThat(repository.draft(ALICE).push().status()).isEqualTo(201);
  }

  @Test
  void contribution_whoseWalletWasUnlinkedSince_isReviewedAggregatedAndShown() {
    TinyRepository repository = TinyRepository.found(federation, 1, "none");
    ApiReply pushed = repository.draft(ALICE).signer(key).push().orThrow();
    unlink(ALICE).orThrow();

    int number = pushed.json().path("number").asInt();
    JsonNode contribution = repository.awaitReview(number);
    repository.approve(ROBERT, contribution).orThrow();
    repository.awaitState(number, "approved");
    federation
        .api(DemoPerson.MAINTAINER)
        .postText(repository.path() + "/rounds/1/close", "")
        .orThrow();
    JsonNode round = repository.awaitRound(1, view -> view.has("mergeCommit"));

    assertThat(round.path("members").findValuesAsText("commit"))
        .containsExactly(contribution.path("commit").asText());
    assertThat(repository.contribution(number).path("wallet").asText())
        .isEqualTo(key.address().base58());
  }

  @Test
  void wallet_ofSomebodyElse_isNotUnlinked() {
    assertProblem(ErrorCode.NOT_FOUND, unlink(BELA));

    ApiReply own = unlink(ALICE).orThrow();
    assertThat(own.json().path("username").asText()).isEqualTo(ALICE.username());
    assertProblem(ErrorCode.NOT_FOUND, unlink(ALICE));
    assertThat(AuditPages.all(federation.api(DemoPerson.AUDITOR)))
        .filteredOn(entry -> entry.path("subject").asText().equals(key.address().base58()))
        .extracting(entry -> entry.path("action").asText())
        .containsExactly("wallet.link", "wallet.unlink");
  }

  @Test
  void wallet_unlinkedInThePortal_disappearsFromItsPage() {
    try (PortalBrowser browser = PortalBrowser.open(federation)) {
      Page page = browser.window(ALICE);
      page.locator(".person summary").click();
      browser.picture(page, "person-menu");
      page.locator(".person a:has-text('Your wallets')").click();
      String row = "tr:has-text('" + key.address() + "')";
      assertThat(page.locator(row).count()).isEqualTo(1);
      browser.lookAt(page, "wallets");

      page.locator(row + " input[type=submit]").click();
      page.waitForCondition(() -> page.locator(row).count() == 0);

      assertThat(page.locator("h1").textContent()).isEqualTo("Your wallets");
      assertThat(federation.api(ALICE).get("/wallets").orThrow().json().findValuesAsText("address"))
          .doesNotContain(key.address().base58());
      assertThat(browser.takeComplaints()).isEmpty();
    }
  }
}
