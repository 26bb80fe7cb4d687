package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.wallet.WalletAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Token-2022 mint read from the chain by plain JSON-RPC and taken apart by hand, as
 * docs/reference/nft.md describes the bytes; no code of the product takes part.
 */
record ChainMint(
    long supply,
    int decimals,
    boolean hasMintAuthority,
    boolean isSealed,
    String name,
    String group,
    Map<String, String> fields) {
  private static final String TOKEN_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";
  private static final int EXTENSIONS = 166;
  private static final int METADATA = 19;
  private static final int MEMBER = 23;
  private static final int KEY = 32;

  /** Reads the account of a mint. */
  static ChainMint read(URI rpc, String mint) {
    JsonNode account =
        new SolanaChain(rpc)
            .call(
                "getAccountInfo",
                "[\"" + mint + "\",{\"encoding\":\"base64\",\"commitment\":\"confirmed\"}]")
            .path("value");
    if (!account.path("owner").asText().equals(TOKEN_2022)) {
      throw new AssertionError(mint + " is no Token-2022 account: " + account);
    }
    return parse(Base64.getDecoder().decode(account.path("data").get(0).asText()), mint);
  }

  private static ChainMint parse(byte[] data, String mint) {
    ByteBuffer account = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, ByteBuffer> extensions = extensions(account);
    ByteBuffer metadata = extensions.get(METADATA);
    boolean isSealed = isZero(take(metadata, KEY));
    if (!WalletAddress.ofKey(take(metadata, KEY)).base58().equals(mint)) {
      throw new AssertionError("the metadata in " + mint + " is another mint's");
    }
    String name = text(metadata);
    text(metadata); // symbol
    text(metadata); // URI
    Map<String, String> fields = new LinkedHashMap<>();
    for (int left = metadata.getInt(); left > 0; left--) {
      String key = text(metadata);
      fields.put(key, text(metadata));
    }
    return new ChainMint(
        account.getLong(36),
        account.get(44),
        account.getInt(0) != 0,
        isSealed,
        name,
        group(extensions),
        fields);
  }

  private static String group(Map<Integer, ByteBuffer> extensions) {
    ByteBuffer member = extensions.get(MEMBER);
    if (member == null) {
      return "";
    }
    take(member, KEY);
    return WalletAddress.ofKey(take(member, KEY)).base58();
  }

  private static Map<Integer, ByteBuffer> extensions(ByteBuffer account) {
    Map<Integer, ByteBuffer> extensions = new HashMap<>();
    int at = EXTENSIONS;
    while (at + 4 <= account.capacity()) {
      int type = account.getShort(at);
      int length = account.getShort(at + 2);
      if (type == 0) {
        break;
      }
      extensions.put(type, account.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN));
      at += 4 + length;
    }
    return extensions;
  }

  private static byte[] take(ByteBuffer from, int count) {
    byte[] bytes = new byte[count];
    from.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer from) {
    return new String(take(from, from.getInt()), StandardCharsets.UTF_8);
  }

  private static boolean isZero(byte[] bytes) {
    for (byte value : bytes) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
