package io.federity.ledger.token2022;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sizes of mint accounts in bytes: 166 with the account type, then one TLV entry per extension. */
public final class MintSize {
  private static final int BASE = 166;
  private static final int TLV_HEADER = 4;
  private static final int POINTER = TLV_HEADER + 64;
  private static final int LENGTH = 4;

  /** A mint with a metadata pointer and a group or member pointer: what the creator allocates. */
  public static final int WITH_TWO_POINTERS = BASE + 2 * POINTER;

  /** Update authority, mint, size and maximal size. */
  public static final int GROUP = TLV_HEADER + 32 + 32 + 8 + 8;

  /** Mint, group and the member's number. */
  public static final int MEMBER = TLV_HEADER + 32 + 32 + 8;

  private MintSize() {}

  /** The metadata extension: update authority, mint, three strings and the additional fields. */
  public static int metadata(String name, String symbol, String uri, Map<String, String> fields) {
    int size = TLV_HEADER + 64 + string(name) + string(symbol) + string(uri) + LENGTH;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      size += string(field.getKey()) + string(field.getValue());
    }
    return size;
  }

  private static int string(String value) {
    return LENGTH + value.getBytes(StandardCharsets.UTF_8).length;
  }
}
