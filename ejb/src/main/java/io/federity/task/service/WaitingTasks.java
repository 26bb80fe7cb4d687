package io.federity.task.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The user tasks of all processes; a port, implemented by the workflow engine. */
public interface WaitingTasks {
  /**
   * A task that waits for a person.
   *
   * @param activity key of the user task, for example {@code review}
   * @param businessKey what it is about: a contribution's or round's id
   * @param due when it escalates, if it does
   * @param assignee who has claimed it, if anybody
   */
  record WaitingTask(
      String id,
      String activity,
      String businessKey,
      Instant created,
      Optional<Instant> due,
      Optional<String> assignee) {}

  /** Every task for which people of one of the roles are candidates, oldest first. */
  List<WaitingTask> forRoles(List<String> roles);

  /**
   * The same, a part at a time.
   *
   * @param after where the part before it ended
   */
  List<WaitingTask> forRoles(List<String> roles, Optional<Position> after, int most);

  /** A place in the list of tasks. */
  record Position(Instant created, String id) {}

  /** The task, if it still waits. */
  Optional<WaitingTask> find(String id);

  /** Claims the task for a person, or gives it back with an empty name. */
  void assign(String id, Optional<String> username);
}
