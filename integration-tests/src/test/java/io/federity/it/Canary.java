package io.federity.it;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A value of a record that must never be sent, in every form in which it could be: as text, as
 * little- and big-endian float32 and float64, and each of these in hexadecimal and in Base64.
 */
record Canary(String name, Map<String, byte[]> forms) {
  /** Shorter patterns would be found in random bytes now and then. */
  private static final int SHORTEST_BASE64 = 8;

  /** A word in a cell. */
  static Canary text(String word) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    addText(forms, word);
    forms.put("UTF-16", word.getBytes(StandardCharsets.UTF_16BE));
    forms.put("UTF-16LE", word.getBytes(StandardCharsets.UTF_16LE));
    return new Canary(word, forms);
  }

  /** A number in a cell, as it stands there. */
  static Canary number(String written) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    addText(forms, written);
    addBinary(forms, Double.parseDouble(written));
    return new Canary(written, forms);
  }

  /** A number that is computed from one cell, such as its scaled value. */
  static Canary derived(String name, double value) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    addText(forms, Double.toString(value));
    addText(forms, Float.toString((float) value));
    addBinary(forms, value);
    return new Canary(name, forms);
  }

  /** The forms that are part of {@code bytes}. */
  List<String> foundIn(byte[] bytes) {
    List<String> found = new ArrayList<>();
    forms.forEach((form, pattern) -> {
      if (contains(bytes, pattern)) {
        found.add(name + " as " + form);
      }
    });
    return found;
  }

  private static void addText(Map<String, byte[]> forms, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    forms.put("text " + text, bytes);
    forms.put("text in lower case", text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    addEncodings(forms, "text " + text, bytes);
  }

  private static void addBinary(Map<String, byte[]> forms, double value) {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      byte[] single = ByteBuffer.allocate(4).order(order).putFloat((float) value).array();
      byte[] twice = ByteBuffer.allocate(8).order(order).putDouble(value).array();
      forms.put("float32 " + order, single);
      forms.put("float64 " + order, twice);
      addEncodings(forms, "float32 " + order, single);
      addEncodings(forms, "float64 " + order, twice);
    }
  }

  private static void addEncodings(Map<String, byte[]> forms, String form, byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    forms.put(form + " in hex", hex.getBytes(StandardCharsets.US_ASCII));
    forms.put(
        form + " in upper-case hex",
        hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    for (int shift = 0; shift < 3; shift++) {
      byte[] pattern = base64(bytes, shift);
      if (pattern.length >= SHORTEST_BASE64) {
        forms.put(form + " in Base64, shifted by " + shift, pattern);
      }
    }
  }

  /** The characters that depend on these bytes alone, where {@code shift} bytes stand before. */
  private static byte[] base64(byte[] bytes, int shift) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
    int first = (shift * 8 + 5) / 6;
    int end = (shifted.length * 8) / 6;
    return Arrays.copyOfRange(encoded, first, Math.max(first, end));
  }

  private static boolean contains(byte[] bytes, byte[] pattern) {
    for (int at = 0; at + pattern.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
        return true;
      }
    }
    return false;
  }
}
