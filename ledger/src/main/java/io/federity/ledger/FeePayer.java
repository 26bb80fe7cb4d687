package io.federity.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.p2p.solanaj.core.Account;

/** The key pair file of the wallet that pays, in the format of Solana's own tools. */
final class FeePayer {
  private static final int KEY_PAIR_BYTES = 64;

  private FeePayer() {}

  /** Loads the key pair; creates it when the file is absent. */
  static Account load(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("fee payer key " + file, e);
    }
  }

  private static Account read(Path file) throws IOException {
    String[] numbers = Files.readString(file).strip().replaceAll("^\\[|\\]$", "").split(",", -1);
    byte[] keyPair = new byte[numbers.length];
    try {
      for (int i = 0; i < numbers.length; i++) {
        keyPair[i] = (byte) Integer.parseInt(numbers[i].strip());
      }
    } catch (NumberFormatException e) {
      throw new IOException("not a JSON array of bytes", e);
    }
    if (keyPair.length != KEY_PAIR_BYTES) {
      throw new IOException(keyPair.length + " bytes, not " + KEY_PAIR_BYTES);
    }
    return new Account(keyPair);
  }

  /**
   * A crash leaves no half-written key behind: the file appears under its name when it is whole.
   */
  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(folder, "payer", ".tmp", ownerOnly);
    Files.writeString(draft, json(new Account().getSecretKey()));
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String json(byte[] bytes) {
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> Integer.toString(Byte.toUnsignedInt(bytes[i])))
        .collect(Collectors.joining(",", "[", "]\n"));
  }
}
