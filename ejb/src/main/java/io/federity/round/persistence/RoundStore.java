package io.federity.round.persistence;

import io.federity.object.ObjectId;
import io.federity.round.CloseReason;
import io.federity.round.Round;
import io.federity.round.RoundState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Rounds of branches. Two changes of one round at once are refused when they commit. */
@Dependent
public class RoundStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public RoundStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds a round or writes its new state. */
  public void save(Round round) {
    RoundRow row = entityManager.find(RoundRow.class, round.id());
    if (row == null) {
      row = new RoundRow();
      row.id = round.id();
      row.repositoryId = round.repositoryId();
      row.branch = round.branch();
      row.number = round.number();
      row.opened = round.opened();
      row.flag = "";
      fill(row, round);
      entityManager.persist(row);
    } else {
      fill(row, round);
    }
  }

  /** Keeps why a person has to look at the merge; empty where nothing is flagged. */
  public void flag(String roundId, String reason) {
    row(roundId).flag = reason;
  }

  /** Why a person has to look at the merge; empty where nothing is flagged. */
  public String flagOf(String roundId) {
    return row(roundId).flag;
  }

  /** The round of that id. */
  public Optional<Round> find(String id) {
    return Optional.ofNullable(entityManager.find(RoundRow.class, id)).map(RoundStore::read);
  }

  /** The round of that id, which must exist. */
  public Round get(String id) {
    return read(row(id));
  }

  /** The same, locked until the transaction ends and as it is now. */
  public Round lock(String id) {
    RoundRow row = row(id);
    entityManager.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    return read(row);
  }

  /** Rounds of a repository, or of one branch of it, newest first. */
  public List<Round> list(String repositoryId, Optional<String> branch) {
    return entityManager
        .createQuery(
            "select r from RoundRow r where r.repositoryId = :repository"
                + " and (:branch = '' or r.branch = :branch) order by r.number desc, r.branch",
            RoundRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch.orElse(""))
        .getResultStream()
        .map(RoundStore::read)
        .toList();
  }

  /**
   * Rounds of a repository, or of one branch of it, newest first.
   *
   * @param after where the page before it ended
   */
  public List<Round> page(
      String repositoryId, Optional<String> branch, Optional<Position> after, int most) {
    Position position = after.orElse(new Position(Integer.MAX_VALUE, ""));
    return entityManager
        .createQuery(
            "select r from RoundRow r where r.repositoryId = :repository"
                + " and (:branch = '' or r.branch = :branch)"
                + " and (r.number < :number or (r.number = :number and r.branch > :last))"
                + " order by r.number desc, r.branch",
            RoundRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch.orElse(""))
        .setParameter("number", position.number())
        .setParameter("last", position.branch())
        .setMaxResults(most)
        .getResultStream()
        .map(RoundStore::read)
        .toList();
  }

  /** A place in the list of rounds. */
  public record Position(int number, String branch) {}

  /** The newest round that has the commit as a member. */
  public Optional<Round> ofCommit(ObjectId commit) {
    return entityManager
        .createQuery(
            "select r from RoundRow r join r.members m where m.commitId = :commit"
                + " order by r.number desc",
            RoundRow.class)
        .setParameter("commit", commit.hex())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(RoundStore::read);
  }

  /** The number of the repository's newest round; 0 where it has none. */
  public int lastNumber(String repositoryId) {
    return list(repositoryId, Optional.empty()).stream().findFirst().map(Round::number).orElse(0);
  }

  /** The newest round of a branch. */
  public Optional<Round> newest(String repositoryId, String branch) {
    return list(repositoryId, Optional.of(branch)).stream().findFirst();
  }

  /** The round of a branch that is not published yet. */
  public Optional<Round> current(String repositoryId, String branch) {
    return newest(repositoryId, branch).filter(round -> round.state() != RoundState.PUBLISHED);
  }

  /** Every round that is not published yet. */
  public List<Round> unpublished() {
    return entityManager
        .createQuery("select r from RoundRow r where r.state <> 'PUBLISHED'", RoundRow.class)
        .getResultStream()
        .map(RoundStore::read)
        .toList();
  }

  /** The round that has the contribution as a member. */
  public Optional<Round> ofContribution(String contributionId) {
    return entityManager
        .createQuery(
            "select r from RoundRow r join r.members m where m.contributionId = :contribution",
            RoundRow.class)
        .setParameter("contribution", contributionId)
        .getResultStream()
        .findFirst()
        .map(RoundStore::read);
  }

  private RoundRow row(String id) {
    RoundRow row = entityManager.find(RoundRow.class, id);
    if (row == null) {
      throw new IllegalStateException("no round " + id);
    }
    return row;
  }

  private static void fill(RoundRow row, Round round) {
    row.baseId = round.base().hex();
    row.state = round.state().name();
    row.deadline = round.deadline();
    row.closeReason = round.closeReason().map(CloseReason::name).orElse(null);
    row.frozen = round.frozenAt().orElse(null);
    row.mergeCommitId = round.mergeCommit().map(ObjectId::hex).orElse(null);
    row.members.clear();
    round.members().forEach(member -> row.members.add(RoundMemberPart.of(member)));
    row.exclusions.clear();
    round.exclusions().forEach(left -> row.exclusions.add(RoundExclusionPart.of(left)));
  }

  private static Round read(RoundRow row) {
    return new Round(
        row.id,
        row.number,
        row.repositoryId,
        row.branch,
        ObjectId.of(row.baseId),
        RoundState.valueOf(row.state),
        row.members.stream().map(RoundMemberPart::read).toList(),
        row.exclusions.stream().map(RoundExclusionPart::read).toList(),
        row.opened,
        row.deadline,
        Optional.ofNullable(row.closeReason).map(CloseReason::valueOf),
        Optional.ofNullable(row.frozen),
        Optional.ofNullable(row.mergeCommitId).map(ObjectId::of));
  }
}
