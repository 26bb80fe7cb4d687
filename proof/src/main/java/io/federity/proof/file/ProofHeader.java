package io.federity.proof.file;

import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.Statement;
import io.federity.proof.statement.Tier;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The first 48 bytes of a proof file: what it proves, and how long it is. */
final class ProofHeader {
  static final int BYTES = 48;

  /** Largest file that is read. */
  static final int MAX_FILE = 64 << 20;

  private static final int MAGIC = 0x465A_4B31;
  private static final short VERSION = 1;
  private static final int HASH_BYTES = 32;

  private ProofHeader() {}

  static void put(ByteBuffer file, Tier tier, byte[] statementHash, long length) {
    file.putInt(MAGIC).putShort(VERSION).put((byte) tier.number()).put((byte) 0);
    file.put(statementHash).putLong(length);
  }

  /** Reads past the header; the first thing that is wrong with it, if any. */
  static Optional<Refusal> check(ByteBuffer file, Statement statement) {
    if (file.capacity() > MAX_FILE) {
      return Optional.of(Refusal.TOO_LARGE);
    }
    if (file.capacity() < BYTES || file.getInt() != MAGIC) {
      return Optional.of(Refusal.MALFORMED);
    }
    if (file.getShort() != VERSION) {
      return Optional.of(Refusal.VERSION);
    }
    if (file.get() != statement.tier().number()) {
      return Optional.of(Refusal.TIER);
    }
    if (file.get() != 0) {
      return Optional.of(Refusal.MALFORMED);
    }
    byte[] hash = new byte[HASH_BYTES];
    file.get(hash);
    if (!Arrays.equals(hash, HexFormat.of().parseHex(statement.hash()))) {
      return Optional.of(Refusal.STATEMENT_MISMATCH);
    }
    return file.getLong() == file.capacity() ? Optional.empty() : Optional.of(Refusal.MALFORMED);
  }
}
