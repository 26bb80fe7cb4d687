package io.federity.nft.service;

import io.federity.commit.Commit;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.service.CommitMint;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.ledger.ExpectedNft;
import io.federity.ledger.NftOrder;
import io.federity.nft.persistence.MintOrder;
import io.federity.nft.persistence.MintOrderStore;
import io.federity.object.ObjectId;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.repository.persistence.MemberStore;
import io.federity.repository.persistence.StoredMember;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.RoundMember;
import io.federity.round.persistence.RoundStore;
import io.federity.wallet.persistence.WalletLink;
import io.federity.wallet.persistence.WalletStore;
import io.federity.wire.NftView;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Orders NFTs of published merges and shows what came of the orders. */
@Stateless
@LocalBean
@Local(CommitMint.class)
public class NftService implements CommitMint {
  @Inject MintOrderStore orders;
  @Inject RoundStore rounds;
  @Inject CommitStore commits;
  @Inject MemberStore members;
  @Inject WalletStore wallets;
  @Inject RepositoryService repositories;
  @Inject NftChecks checks;
  @Inject Clock clock;

  /**
   * Orders the NFTs of a published round: the repository's collection once, the merge, and every
   * merged contribution. Belongs to the transaction of the publication.
   */
  public void order(String roundId) {
    Round round = rounds.get(roundId);
    ObjectId merge = round.mergeCommit().orElseThrow();
    if (orders.ofCommit(merge.hex()).isPresent()) {
      return; // ordered before
    }
    String owner = repositoryWallet(repositories.get(round.repositoryId()));
    int sequence = 0;
    if (orders.collection(round.repositoryId()).isEmpty()) {
      orders.save(order(round, MintOrder.Kind.COLLECTION, merge, owner, sequence++));
    }
    orders.save(order(round, MintOrder.Kind.MERGE, merge, owner, sequence++));
    for (RoundMember member : round.members()) {
      String signer = commit(member.commit()).signer().base58();
      orders.save(order(round, MintOrder.Kind.CONTRIBUTION, member.commit(), signer, sequence++));
    }
  }

  private MintOrder order(
      Round round, MintOrder.Kind kind, ObjectId commit, String owner, int sequence) {
    return new MintOrder(
        UUID.randomUUID().toString(),
        round.repositoryId(),
        kind,
        commit.hex(),
        round.number(),
        commit(commit).tree().hex(),
        owner,
        MintOrder.State.WAITING,
        0,
        clock.instant(),
        "",
        "",
        "",
        "",
        clock.instant(),
        sequence);
  }

  /** The creator's wallet, else a maintainer's; empty (the server's payer) where none is linked. */
  private String repositoryWallet(StoredRepository repository) {
    Stream<String> maintainers =
        members.membersOf(repository.id()).stream()
            .filter(member -> member.roles().contains(Role.MAINTAINER))
            .map(StoredMember::username);
    return Stream.concat(Stream.of(repository.createdBy()), maintainers)
        .flatMap(username -> wallets.of(username).stream())
        .map((WalletLink link) -> link.address().base58())
        .findFirst()
        .orElse("");
  }

  private Commit commit(ObjectId id) {
    return commits.find(id).orElseThrow(() -> new IllegalStateException("no commit " + id));
  }

  /** NFTs of a repository, minted or ordered, oldest first. */
  public Outcome<List<NftView>> list(Actor actor, RepositoryName name) {
    return repositories
        .open(actor, name)
        .map(access ->
            orders.list(access.repository().id()).stream().map(NftService::view).toList());
  }

  /** NFTs of a repository, minted or ordered, oldest first. */
  public Outcome<Page<NftView>> page(Actor actor, RepositoryName name, PageRequest request) {
    return request
        .position(cursor ->
            new MintOrderStore.Position(cursor.time(0), cursor.integer(1), cursor.text(2)))
        .then(after ->
            repositories
                .open(actor, name)
                .map(access -> {
                  List<MintOrder> found =
                      orders.page(access.repository().id(), after, request.rowsToRead());
                  return Page.of(request, found, NftService::after).map(NftService::view);
                }));
  }

  private static Cursor after(MintOrder last) {
    return Cursor.after(last.ordered(), last.sequence(), last.id());
  }

  /**
   * What the chain said last of the repository's NFTs of commits, by mint address. Those that it
   * was not asked about yet are missing; they are asked about in the background.
   */
  public Outcome<Map<String, ChainVerdict>> verdicts(Actor actor, RepositoryName name) {
    return repositories
        .open(actor, name)
        .map(access -> {
          Map<String, ChainVerdict> verdicts = new HashMap<>();
          orders.list(access.repository().id()).stream()
              .filter(order -> order.state() == MintOrder.State.MINTED)
              .filter(order -> order.kind() != MintOrder.Kind.COLLECTION)
              .forEach(order ->
                  checks
                      .of(order.mint(), () -> expected(order))
                      .ifPresent(verdict -> verdicts.put(order.mint(), verdict)));
          return Map.copyOf(verdicts);
        });
  }

  /** The commit itself, not the order, says what the chain must hold. */
  private ExpectedNft expected(MintOrder order) {
    Commit commit = commit(ObjectId.of(order.commitId()));
    NftOrder.Kind kind =
        commit.merge().isPresent() ? NftOrder.Kind.MERGE : NftOrder.Kind.CONTRIBUTION;
    return new ExpectedNft(
        order.collection(), kind, order.round(), commit.id().hex(), commit.tree().hex(), null);
  }

  @Override
  public Optional<NftView> of(ObjectId commit) {
    return orders.ofCommit(commit.hex()).map(NftService::view);
  }

  private static NftView view(MintOrder order) {
    return new NftView(
        order.kind().name().toLowerCase(Locale.ROOT),
        order.commitId(),
        order.mint(),
        order.collection(),
        order.owner(),
        order.signature().isEmpty() ? null : order.signature(),
        order.state().name().toLowerCase(Locale.ROOT),
        order.ordered());
  }
}
