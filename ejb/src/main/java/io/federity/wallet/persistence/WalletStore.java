package io.federity.wallet.persistence;

import io.federity.wallet.WalletAddress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Linked wallets and open challenges. */
@Dependent
public class WalletStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public WalletStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Whose wallet it is, or was when it signed. */
  public Optional<WalletLink> find(WalletAddress address) {
    return Optional.ofNullable(entityManager.find(WalletRow.class, address.base58()))
        .map(WalletStore::read);
  }

  /** Whose wallet it is now: who may sign with it. */
  public Optional<WalletLink> findLinked(WalletAddress address) {
    return find(address).filter(WalletLink::isLinked);
  }

  /** Whose wallet it is, or was; locks it, so that two changes are made one after the other. */
  public Optional<WalletLink> lock(WalletAddress address) {
    return Optional.ofNullable(
            entityManager.find(WalletRow.class, address.base58(), LockModeType.PESSIMISTIC_WRITE))
        .map(WalletStore::read);
  }

  /** The wallets that are linked to an account, first linked first. */
  public List<WalletLink> of(String username) {
    return entityManager
        .createQuery(
            "select w from WalletRow w where w.username = :username and w.unlinked is null"
                + " order by w.linked, w.address",
            WalletRow.class)
        .setParameter("username", username)
        .getResultStream()
        .map(WalletStore::read)
        .toList();
  }

  /** Keeps a link, or what became of it. */
  public void save(WalletLink link) {
    var row = new WalletRow();
    row.address = link.address().base58();
    row.username = link.username();
    row.linked = link.linked();
    row.message = link.message();
    row.signature = link.signature();
    row.unlinked = link.unlinked().orElse(null);
    entityManager.merge(row);
  }

  /** Adds a challenge and forgets those that expired. */
  public void add(WalletChallenge challenge, Instant now) {
    entityManager
        .createQuery("delete from ChallengeRow c where c.expires < :now")
        .setParameter("now", now.minusSeconds(86_400))
        .executeUpdate();
    var row = new ChallengeRow();
    row.id = challenge.id();
    row.username = challenge.username();
    row.address = challenge.address().base58();
    row.message = challenge.message();
    row.expires = challenge.expires();
    entityManager.persist(row);
  }

  /** Reads a challenge and locks it, so that two answers at once are taken one after the other. */
  public Optional<WalletChallenge> lockChallenge(String id) {
    ChallengeRow row = entityManager.find(ChallengeRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    return Optional.ofNullable(row)
        .map(found ->
            new WalletChallenge(
                found.id,
                found.username,
                new WalletAddress(found.address),
                found.message,
                found.expires));
  }

  /** A challenge that was answered serves no more. */
  public void use(WalletChallenge challenge) {
    ChallengeRow row = entityManager.find(ChallengeRow.class, challenge.id());
    if (row != null) {
      entityManager.remove(row);
    }
  }

  private static WalletLink read(WalletRow row) {
    return new WalletLink(
        new WalletAddress(row.address),
        row.username,
        row.linked,
        row.message,
        row.signature,
        Optional.ofNullable(row.unlinked));
  }
}
