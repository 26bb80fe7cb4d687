package io.federity.cli;

import io.federity.commit.Commit;
import io.federity.commit.CommitJson;
import io.federity.wire.CommitView;
import io.federity.wire.ContributionView;
import io.federity.wire.ProposeCommit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commits as a server shows them. */
final class FakeViews {
  private FakeViews() {}

  static Commit read(ProposeCommit proposal) {
    return CommitJson.read(proposal.commit().getBytes(StandardCharsets.UTF_8));
  }

  static CommitView commit(Commit commit, String text, String signature) {
    return new CommitView(
        commit.id().hex(),
        commit.kind().kindName(),
        "cleveland/heart",
        commit.branch(),
        commit.parents().stream().map(Object::toString).toList(),
        commit.author(),
        commit.author(),
        commit.hospital(),
        commit.message(),
        commit.numExamples(),
        commit.metrics(),
        commit.training(),
        commit.time(),
        text,
        signature,
        commit.signer().base58(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  static ContributionView contribution(ProposeCommit proposal) {
    Commit commit = read(proposal);
    return new ContributionView(
        "k1",
        1,
        "cleveland/heart",
        "main",
        commit.kind().kindName(),
        commit.author(),
        "Alice",
        commit.hospital(),
        "verifying",
        commit.id().hex(),
        commit.base().orElseThrow().hex(),
        1,
        commit.numExamples(),
        FakeServer.NOON,
        FakeServer.NOON,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        1,
        null,
        commit.metrics(),
        commit.training(),
        commit.signer().base58());
  }
}
