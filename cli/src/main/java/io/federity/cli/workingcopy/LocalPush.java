package io.federity.cli.workingcopy;

import io.federity.cli.console.Console;
import io.federity.cli.remote.Api;
import io.federity.commit.SignedCommit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.wire.ContributionView;
import io.federity.wire.ProposeCommit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sends the waiting commit: first its objects, then the commit itself. */
record LocalPush(WorkingCopy copy, Api api, Console console) {

  /** What arrived. */
  record Result(ContributionView contribution, int objectsSent) {}

  Outcome<Result> run() {
    Optional<ProposeCommit> waiting = copy.committed();
    if (waiting.isEmpty()) {
      return Outcome.refused(
          ErrorCode.NOTHING_TO_COMMIT, "no commit waits to be pushed; run federity commit");
    }
    ProposeCommit proposal = waiting.get();
    return verified(proposal)
        .then(signed ->
            StoredModel.tree(StoredModel.bytes(copy.store(), signed.commit().tree()))
                .then(tree ->
                    new ObjectUpload(api.objects(), copy.repository(), copy.store(), console)
                        .send(objects(signed.commit().tree(), tree))))
        .then(sent ->
            api.contributions()
                .propose(copy.repository(), proposal)
                .map(contribution -> new Result(contribution, sent)))
        .map(result -> {
          copy.markPushed();
          return result;
        });
  }

  private static Outcome<SignedCommit> verified(ProposeCommit proposal) {
    try {
      return SignedCommit.verify(
          proposal.commit().getBytes(StandardCharsets.UTF_8),
          Base64.getDecoder().decode(proposal.signature()));
    } catch (IllegalArgumentException e) {
      return Outcome.refused(ErrorCode.SIGNATURE_INVALID, "the signature is not Base64");
    }
  }

  /** What the commit has and its base has not. */
  private Set<ObjectId> objects(ObjectId treeId, Tree tree) {
    Set<ObjectId> known =
        BaseModel.of(copy) instanceof Outcome.Accepted<BaseModel>(BaseModel base)
            ? base.model().tree().entries().stream()
                .map(TreeEntry::object)
                .collect(Collectors.toSet())
            : Set.of();
    Set<ObjectId> needed = new LinkedHashSet<>();
    tree.entries().stream()
        .map(TreeEntry::object)
        .filter(id -> !known.contains(id))
        .forEach(needed::add);
    needed.add(treeId);
    return needed;
  }
}
