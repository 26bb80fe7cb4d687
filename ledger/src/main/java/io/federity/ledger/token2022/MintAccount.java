package io.federity.ledger.token2022;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/**
 * A Token-2022 mint account: 82 bytes of mint, padding up to the account type at byte 165, then
 * extensions as little-endian type, length, value.
 *
 * @param mintAuthority base58, null when revoked
 * @param freezeAuthority base58, null when there is none
 * @param metadata null without the extension
 * @param group whether the mint is a group
 * @param membership null unless the mint is a member of a group
 */
public record MintAccount(
    @Nullable String mintAuthority,
    long supply,
    int decimals,
    @Nullable String freezeAuthority,
    @Nullable TokenMetadata metadata,
    boolean group,
    @Nullable GroupMembership membership) {

  /** What the bytes of an account turned out to be. */
  public sealed interface Parsing {
    record Parsed(MintAccount mint) implements Parsing {}

    record Malformed(String why) implements Parsing {}
  }

  private static final int ACCOUNT_TYPE_AT = 165;
  private static final int ACCOUNT_TYPE_MINT = 1;
  private static final int UNINITIALIZED = 0;
  private static final int METADATA = 19;
  private static final int GROUP = 21;
  private static final int MEMBER = 23;

  /** Reads an account that the Token-2022 program owns. */
  public static Parsing parse(byte[] data) {
    if (data.length <= ACCOUNT_TYPE_AT) {
      return new Parsing.Malformed("a mint without extensions, or not a mint");
    }
    if (data[ACCOUNT_TYPE_AT] != ACCOUNT_TYPE_MINT) {
      return new Parsing.Malformed("not a mint but account type " + data[ACCOUNT_TYPE_AT]);
    }
    try {
      return new Parsing.Parsed(read(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN)));
    } catch (BufferUnderflowException e) {
      return new Parsing.Malformed("an extension is longer than the account");
    }
  }

  private static MintAccount read(ByteBuffer in) {
    String mintAuthority = optionalKey(in);
    long supply = in.getLong();
    int decimals = in.get();
    in.get(); // initialised: always 1 here, the program writes extensions after that
    String freezeAuthority = optionalKey(in);
    Map<Integer, ByteBuffer> extensions = extensions(in.position(ACCOUNT_TYPE_AT + 1));
    ByteBuffer metadata = extensions.get(METADATA);
    ByteBuffer member = extensions.get(MEMBER);
    return new MintAccount(
        mintAuthority,
        supply,
        decimals,
        freezeAuthority,
        metadata == null ? null : metadata(metadata),
        extensions.containsKey(GROUP),
        member == null ? null : new GroupMembership(key(member), key(member), member.getLong()));
  }

  private static Map<Integer, ByteBuffer> extensions(ByteBuffer in) {
    Map<Integer, ByteBuffer> extensions = new LinkedHashMap<>();
    while (in.remaining() >= 4) {
      int type = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      if (type == UNINITIALIZED) {
        break;
      }
      extensions.put(type, take(in, length));
    }
    return extensions;
  }

  private static TokenMetadata metadata(ByteBuffer in) {
    String updateAuthority = nonZeroKey(in);
    String mint = key(in);
    String name = string(in);
    String symbol = string(in);
    String uri = string(in);
    Map<String, String> fields = new LinkedHashMap<>();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      fields.put(string(in), string(in));
    }
    return new TokenMetadata(
        updateAuthority, mint, name, symbol, uri, Collections.unmodifiableMap(fields));
  }

  private static ByteBuffer take(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return part;
  }

  /** A C option: u32 tag, then a key that counts only when the tag is not 0. */
  private static @Nullable String optionalKey(ByteBuffer in) {
    int tag = in.getInt();
    String key = key(in);
    return tag == 0 ? null : key;
  }

  /** A key of which 32 zeros mean none. */
  private static @Nullable String nonZeroKey(ByteBuffer in) {
    String key = key(in);
    return key.equals("1".repeat(PublicKey.PUBLIC_KEY_LENGTH)) ? null : key;
  }

  private static String key(ByteBuffer in) {
    byte[] key = new byte[PublicKey.PUBLIC_KEY_LENGTH];
    in.get(key);
    return new PublicKey(key).toBase58();
  }

  private static String string(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] text = new byte[length];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
