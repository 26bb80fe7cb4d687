package io.federity.audit.persistence;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.audit.AuditChain;
import io.federity.audit.AuditFilter;
import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import io.federity.persistence.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
class AuditStoreTest {
  private final Vendor vendor;
  private TestDatabase database;

  AuditStoreTest(Vendor vendor) {
    this.vendor = vendor;
  }

  @BeforeEach
  void open() {
    database = TestDatabase.open(vendor);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static AuditEvent event(String action, String subject) {
    return new AuditEvent(
        RepositoryFixtures.actor("alice.cleveland", "cleveland"),
        "cleveland/heart",
        action,
        subject,
        Map.of("reason", "because \"it\" was\nfine", "code", ""),
        NOW);
  }

  private void append(String action, String subject) {
    database.run(em -> new AuditStore(em).append(event(action, subject)));
  }

  private AuditChain.Verdict verify() {
    return database.call(em -> new AuditStore(em).verify());
  }

  @Test
  void chain_ofSeveralEntries_isIntact() {
    append("contribution.open", "one");
    append("contribution.approve", "one");
    append("repository.create", "two");
    assertThat(verify())
        .isInstanceOfSatisfying(
            AuditChain.Verdict.Intact.class, intact -> assertThat(intact.entries()).isEqualTo(3));
  }

  @Test
  void entry_ofARolledBackTransaction_leavesNoGap() {
    append("contribution.open", "one");
    database.runAndRollBack(em -> new AuditStore(em).append(event("contribution.open", "lost")));
    append("contribution.open", "two");
    assertThat(verify())
        .isInstanceOfSatisfying(
            AuditChain.Verdict.Intact.class, intact -> assertThat(intact.entries()).isEqualTo(2));
  }

  @Test
  void entries_ofManyTransactionsAtOnce_formOneChain() throws Exception {
    List<Future<?>> appended = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        String subject = "subject " + i;
        appended.add(threads.submit(() -> append("contribution.open", subject)));
      }
      for (Future<?> one : appended) {
        one.get();
      }
    }
    assertThat(verify())
        .isInstanceOfSatisfying(
            AuditChain.Verdict.Intact.class, intact -> assertThat(intact.entries()).isEqualTo(40));
  }

  @Test
  void entry_changedInTheDatabase_isFound() {
    append("contribution.open", "one");
    append("contribution.reject", "one");
    append("contribution.open", "two");
    database.tamper("update audit_entry set actor = 'somebody' where number = 2");
    assertThat(verify())
        .isInstanceOfSatisfying(
            AuditChain.Verdict.Broken.class, broken -> assertThat(broken.number()).isEqualTo(2));
  }

  @Test
  void entry_removedFromTheDatabase_isFound() {
    append("contribution.open", "one");
    append("contribution.open", "two");
    append("contribution.open", "three");
    database.tamper("delete from audit_entry where number = 2");
    assertThat(verify()).isEqualTo(new AuditChain.Verdict.Broken(2, "entry 2 is missing"));
  }

  @Test
  void newestEntries_removedFromTheDatabase_areFound() {
    append("contribution.open", "one");
    append("contribution.open", "two");
    append("contribution.open", "three");
    database.tamper("delete from audit_entry where number > 1");
    assertThat(verify())
        .isInstanceOfSatisfying(
            AuditChain.Verdict.Broken.class, broken -> assertThat(broken.number()).isEqualTo(2));
  }

  @Test
  void list_withFilter_givesWhatFitsNewestFirst() {
    append("contribution.open", "one");
    append("contribution.approve", "one");
    append("repository.create", "two");
    var byAction =
        new AuditFilter(
            Optional.of("cleveland/heart"),
            Optional.empty(),
            Optional.of("contribution."),
            Optional.empty(),
            Optional.of(NOW),
            Optional.of(NOW.plusSeconds(1)),
            Optional.empty(),
            10);
    database.run(em ->
        assertThat(new AuditStore(em).list(byAction))
            .extracting(stored -> stored.entry().number())
            .containsExactly(2L, 1L));
    database.run(em ->
        assertThat(new AuditStore(em).list(AuditFilter.newest(1)))
            .extracting(stored -> stored.entry().number())
            .containsExactly(3L));
  }

  @Test
  void list_withUnderscoreInAction_takesItLiterally() {
    append("contribution.open", "one");
    var filter =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of("contribution_"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            10);
    database.run(em -> assertThat(new AuditStore(em).list(filter)).isEmpty());
  }
}
