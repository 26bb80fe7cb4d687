package io.federity.identity.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/** Accounts that have signed in at least once. */
@Dependent
public class AccountStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public AccountStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The account, if it has been seen. */
  public Optional<Account> find(String username) {
    return Optional.ofNullable(entityManager.find(AccountRow.class, username))
        .map(row -> new Account(row.username, row.displayName, row.hospital));
  }

  /** Keeps the newest name and hospital of an account. */
  public void save(Account account, Instant now) {
    AccountRow row = entityManager.find(AccountRow.class, account.username());
    if (row == null) {
      row = new AccountRow();
      row.username = account.username();
      row.firstSeen = now;
      fill(row, account);
      entityManager.persist(row);
    } else {
      fill(row, account);
    }
  }

  private static void fill(AccountRow row, Account account) {
    row.displayName = account.displayName();
    row.hospital = account.hospital();
  }
}
