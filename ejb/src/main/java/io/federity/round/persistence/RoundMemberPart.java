package io.federity.round.persistence;

import io.federity.object.ObjectId;
import io.federity.round.RoundMember;
import jakarta.persistence.Embeddable;

@Embeddable
@SuppressWarnings("NullAway.Init")
class RoundMemberPart {
  String contributionId;
  int contributionNumber;
  String commitId;
  String hospital;
  long numExamples;

  static RoundMemberPart of(RoundMember member) {
    var part = new RoundMemberPart();
    part.contributionId = member.contributionId();
    part.contributionNumber = member.contributionNumber();
    part.commitId = member.commit().hex();
    part.hospital = member.hospital();
    part.numExamples = member.numExamples();
    return part;
  }

  RoundMember read() {
    return new RoundMember(
        contributionId, contributionNumber, ObjectId.of(commitId), hospital, numExamples);
  }
}
