package io.federity.task.faces;

import io.federity.error.Outcome;
import io.federity.portal.faces.Format;
import io.federity.portal.faces.Navigation;
import io.federity.portal.faces.QueryFilters;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.task.service.TaskService;
import io.federity.wire.TaskView;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What waits for the signed-in person, and whether they take it on. */
@Named("inbox")
@RequestScoped
public class Inbox {
  private static final Map<String, String> ACTIONS =
      Map.of(
          "review", "Review contribution",
          "sign-off", "Sign off merge",
          "release-revert", "Release revert",
          "approve-statistics", "Approve statistics");

  @Inject private TaskService tasks;
  @Inject private SignedInPerson person;
  @Inject private Navigation navigation;
  @Inject private Refusals refusals;
  @Inject private Format format;
  @Inject private HttpServletRequest request;

  private QueryFilters filters = new QueryFilters(List.of(), name -> "");

  @PostConstruct
  void readAddress() {
    filters = new QueryFilters(List.of("kind", "repository", "hospital"), request::getParameter);
  }

  /** The tasks that pass the filters. */
  public List<TaskView> getTasks() {
    return navigation.getInbox().stream()
        .filter(task -> filters.admits("kind", task.kind()))
        .filter(task -> filters.admits("repository", task.repository()))
        .filter(task -> filters.admits("hospital", task.hospital()))
        .toList();
  }

  /** The filters that are set. */
  public QueryFilters getFilters() {
    return filters;
  }

  /** Kinds of the tasks that wait, with what they ask for. */
  public SortedMap<String, String> getKinds() {
    return choices(TaskView::kind, this::action);
  }

  /** Repositories of the tasks that wait. */
  public SortedMap<String, String> getRepositories() {
    return choices(TaskView::repository, name -> name);
  }

  /** Hospitals whose contributions wait. */
  public SortedMap<String, String> getHospitals() {
    return choices(TaskView::hospital, format::hospital);
  }

  private SortedMap<String, String> choices(
      Function<TaskView, String> value, UnaryOperator<String> label) {
    SortedMap<String, String> choices = new TreeMap<>();
    navigation.getInbox().stream()
        .map(value)
        .filter(text -> !text.isEmpty())
        .forEach(text -> choices.put(text, label.apply(text)));
    return choices;
  }

  /** What a task of that kind asks for, as its button says it. */
  public String action(String kind) {
    return ACTIONS.getOrDefault(kind, "Open");
  }

  /** Name of the icon of a kind of task. */
  public String icon(String kind) {
    return switch (kind) {
      case "review" -> "search";
      case "sign-off", "release-revert" -> "verified";
      default -> "calculator";
    };
  }

  /** Whether the person has taken the task on. */
  public boolean mine(TaskView task) {
    return person.getUsername().equals(task.assignee());
  }

  /** Takes a task on, so that others see it is cared for. */
  public void claim(String id) {
    show(tasks.claim(person.actor(), id));
  }

  /** Gives a task back. */
  public void release(String id) {
    show(tasks.release(person.actor(), id));
  }

  private void show(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?>(var refusal)) {
      refusals.show(refusal);
    } else {
      refusals.reload(filters.getQuery());
    }
  }
}
