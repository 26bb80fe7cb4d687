package io.federity.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartSourceTest {
  @TempDir private Path folder;

  private static void unreachable(java.net.URI from, Path to) throws IOException {
    throw new IOException("no route to host");
  }

  @Test
  void configuredFolderWithoutTheFiles_isUnusable() {
    HeartSource source =
        HeartSource.find(Optional.of(folder), folder, HeartSourceTest::unreachable);
    assertThat(source).isInstanceOf(HeartSource.Unusable.class);
    assertThat(((HeartSource.Unusable) source).problem())
        .contains("FEDERITY_DATA is set, but", "processed.cleveland.data");
  }

  @Test
  void noFilesAndNoNetwork_givesTheSyntheticSampleWithTheReason() throws IOException {
    HeartSource source = HeartSource.find(Optional.empty(), folder, HeartSourceTest::unreachable);
    assertThat(source).isInstanceOf(HeartSource.Synthetic.class);
    JsonValue.Members said = HeartDemo.prepare(source, folder.resolve("out"));
    assertThat(said.values())
        .containsEntry("source", JsonValue.text("synthetic"))
        .containsEntry("synthetic", JsonValue.flag(true));
    assertThat(folder.resolve("out/va/validation.csv")).isNotEmptyFile();
    assertThat(folder.resolve("out/recipe.json")).isNotEmptyFile();
  }

  @Test
  void changedDownload_isNotUsed() {
    HeartSource source =
        HeartSource.find(
            Optional.empty(), folder, (_, to) -> Files.writeString(to, "63.0,1.0,1.0\n"));
    assertThat(source).isInstanceOf(HeartSource.Synthetic.class);
    assertThat(((HeartSource.Synthetic) source).reason()).contains("does not have the SHA-256");
  }

  @Test
  void rightDownload_isKeptAndUsedTheNextTime() {
    Path real = HeartFiles.folder();
    HeartSource first =
        HeartSource.find(
            Optional.empty(),
            folder,
            (from, to) -> Files.copy(real.resolve(Path.of(from.getPath()).getFileName()), to));
    assertThat(first)
        .isEqualTo(new HeartSource.Real(folder.resolve("heart-disease"), HeartSource.ARCHIVE));
    HeartSource second = HeartSource.find(Optional.empty(), folder, HeartSourceTest::unreachable);
    assertThat(second).isInstanceOf(HeartSource.Real.class);
  }
}
