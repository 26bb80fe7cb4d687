package io.federity.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeePayerTest {
  @TempDir Path folder;

  @Test
  void load_absentFile_createsOneForTheOwnerOnly() throws IOException {
    Path file = folder.resolve("keys/payer.json");

    String address = FeePayer.load(file).getPublicKeyBase58();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryContaining(found -> found.equals(file));
    assertThat(FeePayer.load(file).getPublicKeyBase58()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1,2,3]", "[a]", "not a key"})
  void load_damagedFile_namesItAndKeepsIt(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("payer.json"), content);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> FeePayer.load(file))
        .withMessageContaining(file.toString());
    assertThat(file).hasContent(content);
  }

  @Test
  void settings_secretOfAnotherLength_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LedgerSettings(URI.create("http://127.0.0.1:8899"), folder, new byte[31], false));
  }
}
