package io.federity.repository.faces;

import io.federity.portal.faces.Rows;
import io.federity.portal.faces.SignedInPerson;
import io.federity.repository.service.RepositoryService;
import io.federity.wire.RepositoryView;
import io.federity.wire.RoundView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The repositories the person may read. */
@Named("repositories")
@RequestScoped
public class Repositories {
  @Inject private RepositoryService repositories;
  @Inject private SignedInPerson person;
  @Inject private HttpServletRequest request;

  private @Nullable List<RepositoryView> all;
  private @Nullable Rows<RepositoryView> found;
  private @Nullable Rows<RoundView> openRounds;

  /** All of them, by name. */
  public List<RepositoryView> getAll() {
    List<RepositoryView> known = all;
    if (known == null) {
      known = repositories.list(person.actor());
      all = known;
    }
    return known;
  }

  /** Their full names, to choose from. */
  public SortedMap<String, String> getNames() {
    SortedMap<String, String> names = new TreeMap<>();
    for (RepositoryView view : getAll()) {
      String name = view.owner() + "/" + view.name();
      names.put(name, name);
    }
    return names;
  }

  /** What was typed into the search field. */
  public String getQuery() {
    String query = request.getParameter("q");
    return query == null ? "" : query.strip();
  }

  /** Those whose name, description or task hold what was searched. */
  public Rows<RepositoryView> getFound() {
    Rows<RepositoryView> known = found;
    if (known == null) {
      String query = getQuery().toLowerCase(Locale.ROOT);
      known = new Rows<>(getAll().stream().filter(view -> holds(view, query)).toList());
      found = known;
    }
    return known;
  }

  private static boolean holds(RepositoryView view, String query) {
    return (view.owner() + "/" + view.name() + " " + view.description() + " " + view.task())
        .toLowerCase(Locale.ROOT)
        .contains(query);
  }

  /** The open rounds of all of them. */
  public Rows<RoundView> getOpenRounds() {
    Rows<RoundView> known = openRounds;
    if (known == null) {
      known =
          new Rows<>(
              getAll().stream().map(RepositoryView::openRound).filter(Objects::nonNull).toList());
      openRounds = known;
    }
    return known;
  }
}
