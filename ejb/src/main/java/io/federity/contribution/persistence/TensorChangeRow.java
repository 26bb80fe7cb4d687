package io.federity.contribution.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@Table(name = "tensor_change")
@IdClass(TensorChangeRow.Key.class)
@SuppressWarnings("NullAway.Init")
class TensorChangeRow {
  @Id String commitId;
  @Id int position;
  String name;
  String dtype;

  /** Dimensions, separated by a space. */
  String shape;

  double l2;

  @Column(name = "base_l2")
  double baseL2;

  double maxAbs;
  double shareChanged;

  /** Counts, separated by a space. */
  String histogram;

  record Key(String commitId, int position) implements Serializable {}
}
