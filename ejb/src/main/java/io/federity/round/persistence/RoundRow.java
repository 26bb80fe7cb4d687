package io.federity.round.persistence;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "training_round")
@SuppressWarnings("NullAway.Init")
class RoundRow {
  @Id String id;
  String repositoryId;
  String branch;
  int number;
  String baseId;
  String state;
  Instant opened;
  Instant deadline;
  @Nullable String closeReason;
  @Nullable Instant frozen;
  @Nullable String mergeCommitId;
  String flag;
  @Version long lockVersion;

  @ElementCollection
  @CollectionTable(name = "round_member", joinColumns = @JoinColumn(name = "round_id"))
  @OrderColumn(name = "position")
  List<RoundMemberPart> members = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "round_exclusion", joinColumns = @JoinColumn(name = "round_id"))
  @OrderColumn(name = "position")
  List<RoundExclusionPart> exclusions = new ArrayList<>();
}
