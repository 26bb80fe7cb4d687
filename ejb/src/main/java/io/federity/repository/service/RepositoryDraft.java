package io.federity.repository.service;

import io.federity.aggregation.Strategies;
import io.federity.aggregation.StrategyResolution;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.policy.BranchPolicy;
import io.federity.repository.RepositoryName;
import io.federity.repository.Visibility;
import io.federity.repository.persistence.StoredRepository;
import io.federity.wire.MemberRequest;
import io.federity.wire.RepositoryRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what people write when they create a repository or set members. */
final class RepositoryDraft {
  private static final int MAX_DESCRIPTION = 2_000;
  private static final int MAX_TASK = 100;
  private static final Set<Role> REPOSITORY_ROLES =
      EnumSet.of(
          Role.CONTRIBUTOR,
          Role.REVIEWER,
          Role.COMPLIANCE_OFFICER,
          Role.MAINTAINER,
          Role.AUDITOR,
          Role.EVALUATION_WORKER);

  private RepositoryDraft() {}

  static Outcome<StoredRepository> of(
      Actor actor, RepositoryRequest request, String id, Instant now) {
    Optional<RepositoryName> name = RepositoryName.parse(actor.hospital() + "/" + request.name());
    if (name.isEmpty()) {
      return bad("name must be lower-case letters, digits and hyphens, at most 63");
    }
    if (request.description().length() > MAX_DESCRIPTION || request.task().length() > MAX_TASK) {
      return bad("description is longer than " + MAX_DESCRIPTION + " or task than " + MAX_TASK);
    }
    Optional<Visibility> visibility =
        switch (request.visibility()) {
          case "consortium" -> Optional.of(Visibility.CONSORTIUM);
          case "private" -> Optional.of(Visibility.PRIVATE);
          default -> Optional.empty();
        };
    if (visibility.isEmpty()) {
      return bad("visibility must be consortium or private");
    }
    return policy(request.policy())
        .map(policy ->
            new StoredRepository(
                id,
                name.get(),
                request.description().strip(),
                request.task().strip(),
                visibility.get(),
                "main",
                policy,
                actor.username(),
                now));
  }

  /** Reads a policy; an empty text asks for the standard one. */
  static Outcome<BranchPolicy> policy(String text) {
    if (text.isBlank()) {
      return Outcome.accepted(BranchPolicy.standard());
    }
    return switch (JsonReader.read(text)) {
      case JsonReading.Malformed(int offset, String reason) ->
          Outcome.refused(ErrorCode.BAD_POLICY, "at character " + offset + ": " + reason);
      case JsonReading.Read read -> {
        try {
          yield enforceable(BranchPolicy.fromJson(read.value()));
        } catch (JsonShapeException e) {
          yield Outcome.refused(ErrorCode.BAD_POLICY, e.explanation());
        }
      }
    };
  }

  /** A policy promises only what the server keeps. */
  private static Outcome<BranchPolicy> enforceable(BranchPolicy policy) {
    if (policy.requireTrainingProof()) {
      return Outcome.refused(
          ErrorCode.BAD_POLICY,
          "requireTrainingProof must be false: there are no training proofs yet");
    }
    return switch (Strategies.resolve(policy.strategy())) {
      case StrategyResolution.Resolved _ -> Outcome.accepted(policy);
      case StrategyResolution.UnknownStrategy(String name, List<String> known) ->
          Outcome.refused(
              ErrorCode.INVALID_STRATEGY,
              "there is no strategy " + name + "; there are " + String.join(", ", known));
      case StrategyResolution.BadParameter(String strategy, String parameter, String reason) ->
          Outcome.refused(
              ErrorCode.INVALID_STRATEGY,
              "parameter %s of %s: %s".formatted(parameter, strategy, reason));
    };
  }

  static Outcome<Set<Role>> roles(MemberRequest request) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : request.roles()) {
      Optional<Role> role = Role.named(name).filter(REPOSITORY_ROLES::contains);
      if (role.isEmpty()) {
        return bad("no role of a repository: " + name + "; there are " + text(REPOSITORY_ROLES));
      }
      roles.add(role.get());
    }
    return Outcome.accepted(roles);
  }

  static String text(Set<Role> roles) {
    return roles.stream().map(Role::roleName).sorted().collect(Collectors.joining(" "));
  }

  private static <T> Outcome<T> bad(String detail) {
    return Outcome.refused(ErrorCode.BAD_REQUEST, detail);
  }
}
