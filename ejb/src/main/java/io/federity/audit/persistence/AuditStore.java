package io.federity.audit.persistence;

import io.federity.audit.AuditChain;
import io.federity.audit.AuditEntry;
import io.federity.audit.AuditFilter;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonObject;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonValue;
import io.federity.object.ObjectId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The audit trail; it can only grow. */
@Dependent
public class AuditStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public AuditStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Appends an entry. Locks the head of the chain until the transaction ends, so that entries of
   * transactions at once come one after the other and a rolled back one leaves no gap.
   */
  public AuditEntry append(AuditEvent event) {
    AuditHeadRow head = headRow();
    entityManager.refresh(head, LockModeType.PESSIMISTIC_WRITE);
    var entry =
        new AuditEntry(
            head.number + 1,
            new ObjectId(head.hash),
            event.time(),
            event.actor().username(),
            event.actor().displayName(),
            event.actor().hospital(),
            event.repository(),
            event.action(),
            event.subject(),
            event.details());
    entityManager.persist(row(entry));
    head.number = entry.number();
    head.hash = entry.hash().hex();
    entityManager.flush();
    return entry;
  }

  /** Entries that fit, newest first. */
  public List<AuditChain.Stored> list(AuditFilter filter) {
    CriteriaBuilder builder = entityManager.getCriteriaBuilder();
    CriteriaQuery<AuditRow> query = builder.createQuery(AuditRow.class);
    Root<AuditRow> entry = query.from(AuditRow.class);
    List<Predicate> conditions = new ArrayList<>();
    filter.repository().ifPresent(v -> conditions.add(builder.equal(entry.get("repository"), v)));
    filter.actor().ifPresent(v -> conditions.add(builder.equal(entry.get("actor"), v)));
    filter.subject().ifPresent(v -> conditions.add(builder.equal(entry.get("subject"), v)));
    filter
        .action()
        .ifPresent(v -> {
          String prefix = v.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
          conditions.add(builder.like(entry.get("action"), prefix, '!'));
        });
    filter
        .from()
        .ifPresent(v -> conditions.add(builder.greaterThanOrEqualTo(entry.get("recorded"), v)));
    filter.to().ifPresent(v -> conditions.add(builder.lessThan(entry.get("recorded"), v)));
    filter.before().ifPresent(v -> conditions.add(builder.lessThan(entry.get("number"), v)));
    query.where(conditions.toArray(Predicate[]::new)).orderBy(builder.desc(entry.get("number")));
    return entityManager
        .createQuery(query)
        .setMaxResults(filter.limit())
        .getResultStream()
        .map(AuditStore::read)
        .toList();
  }

  /** Recomputes the whole chain from its first entry, a row at a time. */
  public AuditChain.Verdict verify() {
    AuditChain.Head before = head();
    return readChain(entries -> AuditChain.verify(entries.iterator(), before, this::head));
  }

  private AuditChain.Head head() {
    AuditHeadRow row = headRow();
    entityManager.refresh(row);
    return new AuditChain.Head(row.number, new ObjectId(row.hash));
  }

  private AuditHeadRow headRow() {
    AuditHeadRow head = entityManager.find(AuditHeadRow.class, AuditHeadRow.ID);
    if (head == null) {
      throw new IllegalStateException("the audit trail has lost its head");
    }
    return head;
  }

  private <T> T readChain(Function<Stream<AuditChain.Stored>, T> reader) {
    try (Stream<AuditRow> rows =
        entityManager
            .createQuery("select e from AuditRow e order by e.number", AuditRow.class)
            .setHint("org.hibernate.fetchSize", 500)
            .setHint("org.hibernate.readOnly", true)
            .getResultStream()) {
      return reader.apply(
          rows.map(row -> {
            AuditChain.Stored stored = read(row);
            entityManager.detach(row);
            return stored;
          }));
    }
  }

  private static AuditRow row(AuditEntry entry) {
    var row = new AuditRow();
    row.number = entry.number();
    row.previous = entry.previous().hex();
    row.hash = entry.hash().hex();
    row.recorded = entry.time();
    row.actor = entry.actor();
    row.actorName = entry.actorName();
    row.hospital = entry.hospital();
    row.repository = entry.repository();
    row.action = entry.action();
    row.subject = entry.subject();
    row.details = CanonicalJson.text(JsonValue.textMembers(entry.details()));
    return row;
  }

  private static AuditChain.Stored read(AuditRow row) {
    JsonValue details =
        switch (JsonReader.read("{\"details\":" + row.details + "}")) {
          case JsonReading.Read read -> read.value();
          case JsonReading.Malformed malformed ->
              throw new IllegalStateException("audit entry " + row.number + ": " + malformed);
        };
    var entry =
        new AuditEntry(
            row.number,
            new ObjectId(row.previous),
            row.recorded,
            row.actor,
            row.actorName,
            row.hospital,
            row.repository,
            row.action,
            row.subject,
            JsonObject.of("", details).textMap("details"));
    return new AuditChain.Stored(entry, new ObjectId(row.hash));
  }
}
