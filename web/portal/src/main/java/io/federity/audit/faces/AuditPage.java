package io.federity.audit.faces;

import io.federity.audit.service.AuditService;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.portal.faces.QueryFilters;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.wire.AuditVerdictView;
import io.federity.wire.AuditView;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The audit trail, newest first, with its filters and the verdict on the chain. */
@Named("audit")
@RequestScoped
public class AuditPage {
  private static final int PAGE = 50;

  @Inject private AuditService audit;
  @Inject private SignedInPerson person;
  @Inject private Refusals refusals;
  @Inject private HttpServletRequest request;

  private @Nullable List<AuditView> entries;
  private QueryFilters filters = new QueryFilters(List.of(), name -> "");

  @PostConstruct
  void readAddress() {
    filters =
        new QueryFilters(
            List.of("repository", "actor", "action", "subject", "from", "to"),
            request::getParameter);
  }

  /** The filters that are set. */
  public QueryFilters getFilters() {
    return filters;
  }

  /** One page of entries. */
  public List<AuditView> getEntries() {
    List<AuditView> known = entries;
    if (known == null) {
      known =
          switch (audit.list(person.actor(), AuditQuery.read(request::getParameter, PAGE))) {
            case Outcome.Accepted<List<AuditView>>(List<AuditView> list) -> list;
            case Outcome.Refused<List<AuditView>>(Refusal refusal) -> {
              if (filters.isAny()) {
                refusals.show(refusal);
              }
              yield List.of();
            }
          };
      entries = known;
    }
    return known;
  }

  /** Whether the chain holds; null where the person may not ask. */
  public @Nullable AuditVerdictView getVerdict() {
    return audit.verify(person.actor()) instanceof Outcome.Accepted<AuditVerdictView>(var verdict)
        ? verdict
        : null;
  }

  /** Number of the oldest entry shown, where there may be older ones; 0 otherwise. */
  public long getOlderThan() {
    List<AuditView> shown = getEntries();
    return shown.size() < PAGE || shown.getLast().number() <= 1 ? 0 : shown.getLast().number();
  }

  /** Details in the order of their names. */
  public Map<String, String> sorted(Map<String, String> details) {
    return new TreeMap<>(details);
  }
}
