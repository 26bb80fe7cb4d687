package io.federity.wallet.faces;

import io.federity.error.Outcome;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.wallet.service.WalletService;
import io.federity.wire.WalletView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The wallets that are linked to the person's account. */
@Named("wallets")
@RequestScoped
public class Wallets {
  @Inject private WalletService wallets;
  @Inject private SignedInPerson person;
  @Inject private Refusals refusals;

  /** First linked first. */
  public List<WalletView> getLinked() {
    return wallets.walletsOf(person.actor());
  }

  /** Takes back that the wallet signs for the person. */
  public void unlink(String address) {
    switch (wallets.unlink(person.actor(), address)) {
      case Outcome.Accepted<WalletView> accepted -> refusals.reload("");
      case Outcome.Refused<WalletView>(var refusal) -> refusals.show(refusal);
    }
  }
}
