package io.federity.administration.faces;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.nft.service.NftService;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.reconciliation.service.ReconciliationService;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryService;
import io.federity.wire.DiscrepancyView;
import io.federity.wire.NftView;
import io.federity.wire.RepositoryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What administrators and auditors look after: processes, NFTs that are not minted, repositories.
 */
@Named("administration")
@RequestScoped
public class Administration {
  @Inject private ReconciliationService reconciliation;
  @Inject private RepositoryService repositories;
  @Inject private NftService nfts;
  @Inject private SignedInPerson person;
  @Inject private Refusals refusals;

  private @Nullable List<DiscrepancyView> discrepancies;
  private @Nullable List<Unminted> unminted;

  /** An NFT that was ordered and is not on the chain. */
  public record Unminted(String repository, NftView nft) {}

  /** Answers with an error page whoever has neither role. */
  public void load() {
    if (!isMine()) {
      refusals.errorPage(
          new Refusal(
              ErrorCode.NOT_ALLOWED,
              person.getUsername() + " needs the role repo-admin or auditor"));
    }
  }

  /** Whether the page is for the person. */
  public boolean isMine() {
    return person.has("repo-admin") || person.has("auditor");
  }

  /** Records whose process waits elsewhere; null where the person may not ask. */
  public @Nullable List<DiscrepancyView> getDiscrepancies() {
    if (discrepancies == null
        && reconciliation.find(person.actor())
            instanceof Outcome.Accepted<List<DiscrepancyView>>(var found)) {
      discrepancies = found;
    }
    return discrepancies;
  }

  /** NFTs that wait or failed. */
  public List<Unminted> getUnminted() {
    List<Unminted> known = unminted;
    if (known == null) {
      known = repositories.list(person.actor()).stream().flatMap(this::unminted).toList();
      unminted = known;
    }
    return known;
  }

  private Stream<Unminted> unminted(RepositoryView repository) {
    RepositoryName name = new RepositoryName(repository.owner(), repository.name());
    return nfts.list(person.actor(), name) instanceof Outcome.Accepted<List<NftView>>(var list)
        ? list.stream()
            .filter(nft -> !nft.state().equals("minted"))
            .map(nft -> new Unminted(name.toString(), nft))
        : Stream.of();
  }

  /** Repositories in which the person may set members and settings. */
  public List<RepositoryView> getMaintained() {
    return repositories.list(person.actor()).stream()
        .filter(repository ->
            repository.members().stream()
                .anyMatch(member ->
                    member.username().equals(person.getUsername())
                        && member.roles().contains("maintainer")))
        .toList();
  }
}
