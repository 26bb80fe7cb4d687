package io.federity.commit.persistence;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;

import io.federity.commit.RefName;
import io.federity.commit.RefStore;
import io.federity.commit.RefStoreContract;
import io.federity.commit.RefUpdate;
import io.federity.commit.SignedCommit;
import io.federity.object.ObjectId;
import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import io.federity.persistence.Vendor;
import io.federity.repository.persistence.RepositoryStore;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RefStoresTest extends RefStoreContract {
  private final Vendor vendor;
  private TestDatabase database;

  RefStoresTest(Vendor vendor) {
    this.vendor = vendor;
  }

  @Override
  protected RefStore openEmpty() {
    database = TestDatabase.open(vendor);
    database.run(em -> new RepositoryStore(em).add(RepositoryFixtures.repository()));
    return new EachInItsTransaction(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected ObjectId commit(int number) {
    SignedCommit commit = RepositoryFixtures.contribution("commit " + number);
    database.run(em -> new CommitStore(em).add(commit, NOW));
    return commit.commit().id();
  }

  /** Each call is a transaction, as each request is. */
  record EachInItsTransaction(TestDatabase database) implements RefStore {
    @Override
    public Optional<ObjectId> read(RefName ref) {
      return database.call(em -> new RefStores(em).of(REPOSITORY).read(ref));
    }

    @Override
    public Map<RefName, ObjectId> list() {
      return database.call(em -> new RefStores(em).of(REPOSITORY).list());
    }

    @Override
    public RefUpdate compareAndSet(RefName ref, Optional<ObjectId> expected, ObjectId next) {
      return database.call(
          em -> new RefStores(em).of(REPOSITORY).compareAndSet(ref, expected, next));
    }

    @Override
    public RefUpdate compareAndDelete(RefName ref, ObjectId expected) {
      return database.call(em -> new RefStores(em).of(REPOSITORY).compareAndDelete(ref, expected));
    }
  }
}
