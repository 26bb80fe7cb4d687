package io.federity.reconciliation.service;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import java.util.Optional;

/**
 * Who may look after the whole server: auditors read, for they may read every repository;
 * administrators have steps tried again.
 */
final class Oversight {
  private Oversight() {}

  static Optional<Refusal> objectionToReading(Actor actor) {
    return objection(actor, Role.AUDITOR);
  }

  static Optional<Refusal> objectionToActing(Actor actor) {
    return objection(actor, Role.REPO_ADMIN);
  }

  private static Optional<Refusal> objection(Actor actor, Role role) {
    return actor.has(role)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                ErrorCode.NOT_ALLOWED, actor.username() + " needs the role " + role.roleName()));
  }
}
