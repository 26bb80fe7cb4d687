package io.federity.proof.statement;

import io.federity.proof.ligero.LigeroParameters;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a proof states (section 6.2). Verifiers build it from their own records; nothing in it is
 * taken from a proof, which names only its hash.
 */
public sealed interface Statement permits TrainStatement, DatasetStatement, RolloverStatement {
  /** Which relation. */
  Tier tier();

  /** Whether every member has a valid form. */
  boolean isWellFormed();

  /** The canonical encoding (RFC 8785). */
  String canonical();

  /** The data root, 64 hex digits. */
  String dataRoot();

  /** Which opening of the data root this is, from 0. */
  int dataUse();

  /** The sizes of the commitment. */
  LigeroParameters parameters();

  /** The openings of data roots that a proof of this spends, in root order: old before new. */
  default List<RootUse> uses() {
    return List.of(new RootUse(dataRoot(), dataUse()));
  }

  /** The bytes of the canonical encoding. */
  default byte[] bytes() {
    return canonical().getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of the canonical encoding, lower-case hex. */
  default String hash() {
    return Members.sha256(bytes());
  }
}
