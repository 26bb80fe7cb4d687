package io.federity.nft.faces;

import io.federity.error.Outcome;
import io.federity.nft.service.ChainVerdict;
import io.federity.nft.service.NftService;
import io.federity.portal.faces.SignedInPerson;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryService;
import io.federity.wire.NftView;
import io.federity.wire.RepositoryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The NFTs of every repository that the person may read, and whether the chain agrees. */
@Named("nfts")
@RequestScoped
public class Nfts {
  @Inject private NftService nfts;
  @Inject private RepositoryService repositories;
  @Inject private SignedInPerson person;

  private @Nullable List<Gallery> galleries;

  /** A repository with its NFTs. */
  public record Gallery(
      RepositoryView repository, List<NftView> nfts, Map<String, ChainVerdict> verdicts) {
    public Gallery {
      nfts = List.copyOf(nfts);
      verdicts = Map.copyOf(verdicts);
    }

    /** What the chain said of an NFT last; null where it was not asked yet. */
    public @Nullable ChainVerdict verdict(NftView nft) {
      return verdicts.get(nft.mint());
    }

    /** Whether the chain is asked about it: collections have no commit to agree with. */
    public boolean asked(NftView nft) {
      return nft.state().equals("minted") && !nft.kind().equals("collection");
    }

    /** What anybody may type to compare the newest merge's NFT with the chain. */
    public String getVerifyCommand() {
      return nfts.stream()
          .filter(nft -> nft.kind().equals("merge"))
          .reduce((first, second) -> second)
          .map(
              nft -> "federity nft verify " + nft.commit().substring(0, 8) + " -R " + getFullName())
          .orElse("federity nft list -R " + getFullName());
    }

    /** Full name of the repository. */
    public String getFullName() {
      return repository.owner() + "/" + repository.name();
    }
  }

  /** Repositories that have NFTs. */
  public List<Gallery> getGalleries() {
    List<Gallery> known = galleries;
    if (known == null) {
      known = read();
      galleries = known;
    }
    return known;
  }

  private Map<String, ChainVerdict> verdicts(RepositoryName name) {
    return nfts.verdicts(person.actor(), name)
            instanceof Outcome.Accepted<Map<String, ChainVerdict>>(var verdicts)
        ? verdicts
        : Map.of();
  }

  private List<Gallery> read() {
    List<Gallery> found = new ArrayList<>();
    for (RepositoryView repository : repositories.list(person.actor())) {
      RepositoryName name = new RepositoryName(repository.owner(), repository.name());
      if (nfts.list(person.actor(), name) instanceof Outcome.Accepted<List<NftView>>(var list)
          && !list.isEmpty()) {
        found.add(new Gallery(repository, list, verdicts(name)));
      }
    }
    return List.copyOf(found);
  }
}
