package io.federity.object;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an object: the SHA-256 of its bytes (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ObjectId(String hex) implements Comparable<ObjectId> {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code hex} is not 64 lower-case hexadecimal digits
   */
  public ObjectId {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("not an object id: '" + hex + "'");
    }
  }

  /** Reads an id that a stranger wrote. */
  public static Optional<ObjectId> parse(String hex) {
    return HEX.matcher(hex).matches() ? Optional.of(new ObjectId(hex)) : Optional.empty();
  }

  /**
   * Reads an id that is known to be well formed.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static ObjectId of(String hex) {
    return new ObjectId(hex);
  }

  /** Computes the id of {@code content}. */
  public static ObjectId ofBytes(byte[] content) {
    return ofDigest(sha256().digest(content));
  }

  /** Wraps a finished SHA-256 of 32 bytes. */
  public static ObjectId ofDigest(byte[] digest) {
    return new ObjectId(HexFormat.of().formatHex(digest));
  }

  /** Starts a digest whose result {@link #ofDigest} turns into an id. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the first 8 digits, for people to read; never for looking up. */
  public String shortHex() {
    return hex.substring(0, 8);
  }

  @Override
  public int compareTo(ObjectId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
