package io.federity.statistics.service;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.recipe.Recipe;
import io.federity.repository.service.RepositoryAccess;
import io.federity.statistics.SiteStatistics;
import io.federity.statistics.persistence.StatisticsPush;
import io.federity.statistics.persistence.StatisticsStore;
import io.federity.wallet.Signatures;
import io.federity.wallet.WalletAddress;
import io.federity.wallet.persistence.WalletLink;
import io.federity.wallet.persistence.WalletStore;
import io.federity.wire.StatisticsRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks pushed statistics: who, signed by which wallet, of which columns, at the right time. */
@Dependent
public class StatisticsAdmission {
  @Inject StatisticsStore pushes;
  @Inject Standardising standardising;
  @Inject WalletStore wallets;
  @Inject Clock clock;

  Outcome<StatisticsPush> admit(RepositoryAccess access, StatisticsRequest request) {
    Optional<Refusal> role = access.membership().objectionTo(Role.CONTRIBUTOR);
    if (role.isPresent()) {
      return Outcome.refused(role.get());
    }
    Actor actor = access.membership().actor();
    return standardising
        .openRecipe(access.repository().id(), access.repository().defaultBranch())
        .then(recipe -> statistics(request, recipe))
        .then(statistics ->
            signer(actor, statistics.message(access.repository().id()), request.signature())
                .map(wallet -> push(access, request, statistics, wallet)));
  }

  private static Outcome<SiteStatistics> statistics(StatisticsRequest request, Recipe recipe) {
    List<String> features = recipe.data().features();
    return SiteStatistics.readCanonical(bytes(request.statistics()))
        .then(statistics ->
            statistics.names().equals(features)
                ? Outcome.accepted(statistics)
                : Outcome.refused(
                    ErrorCode.NOT_STATISTICS,
                    "the columns %s are not the recipe's features %s"
                        .formatted(statistics.names(), features)));
  }

  private Outcome<WalletAddress> signer(Actor actor, byte[] message, String base64) {
    if (base64.isEmpty()) {
      return Outcome.refused(ErrorCode.SIGNATURE_MISSING, "the statistics have no signature");
    }
    List<WalletLink> linked = wallets.of(actor.username());
    if (linked.isEmpty()) {
      return Outcome.refused(
          ErrorCode.WALLET_NOT_LINKED, actor.username() + " has linked no wallet");
    }
    byte[] signature = decoded(base64);
    return linked.stream()
        .map(WalletLink::address)
        .filter(wallet -> Signatures.verify(wallet, message, signature))
        .findFirst()
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.SIGNATURE_INVALID,
                "the signature over these statistics for this repository is of none of the wallets"
                    + " of "
                    + actor.username()));
  }

  private StatisticsPush push(
      RepositoryAccess access,
      StatisticsRequest request,
      SiteStatistics statistics,
      WalletAddress signer) {
    Actor actor = access.membership().actor();
    String repositoryId = access.repository().id();
    String branch = access.repository().defaultBranch();
    String id =
        pushes
            .find(repositoryId, branch, actor.hospital())
            .map(StatisticsPush::id)
            .orElseGet(() -> UUID.randomUUID().toString());
    return new StatisticsPush(
        id,
        repositoryId,
        branch,
        actor.hospital(),
        actor.username(),
        statistics.n(),
        request.statistics(),
        request.signature(),
        signer,
        clock.instant(),
        false);
  }

  static byte[] bytes(String statistics) {
    return statistics.getBytes(StandardCharsets.UTF_8);
  }

  /** Anything that is not Base64 is no signature. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
