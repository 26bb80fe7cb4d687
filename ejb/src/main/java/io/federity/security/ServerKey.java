package io.federity.security;

import io.federity.wallet.SigningKey;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server's Ed25519 key: signs merges and attestations. Its 32-byte seed is kept in a file, as
 * Base64, that only the server's account can read; the file is made at the first start.
 */
@ApplicationScoped
public class ServerKey {
  @Inject Settings settings;
  private @Nullable SigningKey key;

  /** The key; the same for the life of the server's data. */
  public SigningKey key() {
    SigningKey loaded = key;
    if (loaded == null) {
      throw new IllegalStateException("the server's key has not been read");
    }
    return loaded;
  }

  @PostConstruct
  void read() {
    Path file = settings.serverKeyFile();
    try {
      key = load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the server's key " + file + " cannot be read", e);
    }
  }

  static SigningKey load(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    return SigningKey.ofSeed(Base64.getDecoder().decode(text));
  }

  /** Writes beside the target and links, so that two servers at once agree on one key. */
  private static void create(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path fresh = Files.createTempFile(directory, "server", ".key", ownerOnly());
    try {
      byte[] seed = SigningKey.generate().seed();
      Files.write(fresh, Base64.getEncoder().encode(seed), StandardOpenOption.SYNC);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException _) {
      return; // Another server was faster; its key is used.
    } finally {
      Files.delete(fresh);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }
}
