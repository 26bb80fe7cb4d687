package io.federity.cli.workingcopy;

import io.federity.cli.console.Console;
import io.federity.wire.AttestationView;
import io.federity.wire.CommitView;
import io.federity.wire.MergeMemberView;
import io.federity.wire.NftView;
import java.util.TreeMap;

/** How a commit is shown to a person. */
final class CommitText {
  private CommitText() {}

  static void print(Console console, CommitView commit) {
    console.data("commit %s (%s)".formatted(commit.id(), commit.kind()));
    console.data(
        "Author: %s (%s), %s"
            .formatted(
                commit.authorName(),
                commit.author(),
                commit.hospital().isEmpty() ? "-" : commit.hospital()));
    console.data("Date:   " + commit.time());
    if (commit.round() != null) {
      console.data("Round:  " + commit.round());
    }
    console.data("");
    commit.message().lines().forEach(line -> console.data("    " + line));
    console.data("");
  }

  static void printWhole(Console console, CommitView commit) {
    print(console, commit);
    console.data("signer    " + commit.signer());
    console.data("parents   " + String.join(" ", commit.parents()));
    if (commit.numExamples() > 0) {
      console.data("rows      " + commit.numExamples());
    }
    new TreeMap<>(commit.metrics())
        .forEach((name, value) -> console.data("metric    %s = %s".formatted(name, value)));
    new TreeMap<>(commit.training())
        .forEach((name, value) -> console.data("training  %s = %s".formatted(name, value)));
    for (MergeMemberView member : commit.members()) {
      console.data(
          "merged    %s %s, %d rows, weight %s"
              .formatted(
                  member.commit().substring(0, 8),
                  member.hospital(),
                  member.numExamples(),
                  member.weight()));
    }
    for (MergeMemberView member : commit.excluded()) {
      console.data(
          "excluded  %s %s: %s"
              .formatted(member.commit().substring(0, 8), member.hospital(), member.reason()));
    }
    for (AttestationView attestation : commit.attestations()) {
      console.data(
          "attested  %s by %s at %s: %s"
              .formatted(
                  attestation.kind(),
                  attestation.actor(),
                  attestation.time(),
                  attestation.reason().isEmpty() ? attestation.meaning() : attestation.reason()));
    }
    NftView nft = commit.nft();
    if (nft != null) {
      console.data("nft       %s (%s)".formatted(nft.mint(), nft.state()));
    }
  }
}
