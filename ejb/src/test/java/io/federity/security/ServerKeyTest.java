package io.federity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.wallet.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
  @TempDir Path directory;

  @Test
  void key_loadedTwice_isTheSameAndOnlyItsOwnerReadsIt() throws Exception {
    Path file = directory.resolve("secrets").resolve("server-key");
    SigningKey first = ServerKey.load(file);
    assertThat(ServerKey.load(file)).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void key_madeByManyAtOnce_isOneKey() throws Exception {
    Path file = directory.resolve("server-key");
    List<Future<SigningKey>> keys = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        keys.add(threads.submit(() -> ServerKey.load(file)));
      }
    }
    for (Future<SigningKey> key : keys) {
      assertThat(key.get()).isEqualTo(keys.getFirst().get());
    }
  }

  @Test
  void key_thatIsDamaged_stopsTheServer() throws Exception {
    Path file = directory.resolve("server-key");
    Files.writeString(file, "AAAA");
    assertThatThrownBy(() -> ServerKey.load(file)).isInstanceOf(IllegalArgumentException.class);
  }
}
