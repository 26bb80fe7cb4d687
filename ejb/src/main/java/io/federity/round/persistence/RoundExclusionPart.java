package io.federity.round.persistence;

import io.federity.object.ObjectId;
import io.federity.round.Exclusion;
import jakarta.persistence.Embeddable;

@Embeddable
@SuppressWarnings("NullAway.Init")
class RoundExclusionPart {
  String commitId;
  String hospital;
  String excludedBy;
  String reason;

  static RoundExclusionPart of(Exclusion exclusion) {
    var part = new RoundExclusionPart();
    part.commitId = exclusion.commit().hex();
    part.hospital = exclusion.hospital();
    part.excludedBy = exclusion.by();
    part.reason = exclusion.reason();
    return part;
  }

  Exclusion read() {
    return new Exclusion(ObjectId.of(commitId), hospital, excludedBy, reason);
  }
}
