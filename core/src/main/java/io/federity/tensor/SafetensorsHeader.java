package io.federity.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Encodes headers as the reference implementation does: metadata first, then the tensors in the
 * order of their data, no white space, padded with spaces to a multiple of 8 bytes.
 */
final class SafetensorsHeader {
  private static final int ALIGNMENT = 8;

  /** Widest type first, then names in the order of their UTF-8 bytes. */
  static final Comparator<TensorSpec> DATA_ORDER =
      Comparator.comparing(TensorSpec::dtype)
          .thenComparing(
              spec -> spec.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private SafetensorsHeader() {}

  /** Returns the length and the header for tensors that are in {@link #DATA_ORDER}. */
  static byte[] encode(List<TensorSpec> ordered, Map<String, String> metadata) {
    StringBuilder json = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      appendString(json, TensorSpec.METADATA_KEY).append(":{");
      new TreeMap<>(metadata)
          .forEach((key, value) -> {
            appendString(json, key).append(':');
            appendString(json, value).append(',');
          });
      closeAfterComma(json, '}').append(',');
    }
    long offset = 0;
    for (TensorSpec spec : ordered) {
      long end = Math.addExact(offset, spec.byteSize());
      appendString(json, spec.name()).append(":{\"dtype\":\"").append(spec.dtype());
      json.append("\",\"shape\":").append(spec.shape().toString().replace(" ", ""));
      json.append(",\"data_offsets\":[").append(offset).append(',').append(end).append("]},");
      offset = end;
    }
    return framed(closeAfterComma(json, '}').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] framed(byte[] json) {
    int padded = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
    if (padded > SafetensorsReader.MAX_HEADER_BYTES) {
      throw new IllegalArgumentException("a header of " + padded + " bytes is too large");
    }
    ByteBuffer framed =
        ByteBuffer.allocate(ALIGNMENT + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded);
    framed.put(json);
    Arrays.fill(framed.array(), framed.position(), framed.capacity(), (byte) ' ');
    return framed.array();
  }

  private static StringBuilder closeAfterComma(StringBuilder json, char close) {
    if (json.charAt(json.length() - 1) == ',') {
      json.setLength(json.length() - 1);
    }
    return json.append(close);
  }

  private static StringBuilder appendString(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (character < 0x20) {
            json.append("\\u").append(HexFormat.of().toHexDigits(character));
          } else {
            json.append(character);
          }
        }
      }
    }
    return json.append('"');
  }
}
