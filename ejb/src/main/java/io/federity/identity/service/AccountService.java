package io.federity.identity.service;

import io.federity.identity.Actor;
import io.federity.identity.persistence.Account;
import io.federity.identity.persistence.AccountStore;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers accounts as they sign in, so that members can be shown by name and hospital.
 *
 * <p>A singleton with locks of its own: a request of an account that is unchanged since the last
 * one touches nothing but a map.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class AccountService {
  @Inject AccountStore accounts;
  @Inject Clock clock;
  private final Map<String, Account> seen = new ConcurrentHashMap<>();

  /** Takes note of the account; in a transaction of its own, whatever becomes of the request. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void seen(Actor actor) {
    var account = new Account(actor.username(), actor.displayName(), actor.hospital());
    if (!account.equals(seen.get(account.username()))) {
      remember(account);
    }
  }

  private synchronized void remember(Account account) {
    accounts.save(account, clock.instant());
    seen.put(account.username(), account);
  }
}
