package io.federity.ledger.token2022;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/** Instruction data: little-endian numbers, Borsh strings, 32-byte keys. */
final class LittleEndianWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  LittleEndianWriter u8(int value) {
    bytes.write(value);
    return this;
  }

  LittleEndianWriter u64(long value) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes.write((int) (value >>> shift));
    }
    return this;
  }

  LittleEndianWriter raw(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  /** 32 bytes; no key is 32 zeros. */
  LittleEndianWriter key(@Nullable PublicKey key) {
    return raw(key == null ? new byte[PublicKey.PUBLIC_KEY_LENGTH] : key.toByteArray());
  }

  /** Borsh: the UTF-8 length as u32, then the bytes. */
  LittleEndianWriter string(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bytes.write(text.length >>> shift);
    }
    return raw(text);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
