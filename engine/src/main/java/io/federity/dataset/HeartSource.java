package io.federity.dataset;

import io.federity.object.ObjectId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the demo's rows come from. */
public sealed interface HeartSource {
  /** The folder of the four raw files below a data folder. */
  String FOLDER = "heart-disease";

  /** The public archive. */
  String ARCHIVE = "https://archive.ics.uci.edu/ml/machine-learning-databases/heart-disease/";

  /**
   * The real files, each with the right SHA-256.
   *
   * @param origin FEDERITY_DATA, a folder or the archive's address
   */
  record Real(Path folder, String origin) implements HeartSource {}

  /**
   * Rows made by {@link SyntheticHeart}; everything shown must say so.
   *
   * @param reason why the real files are not used
   */
  record Synthetic(String reason) implements HeartSource {}

  /** A folder was named, but it does not hold the right files. */
  record Unusable(String problem) implements HeartSource {}

  /** Fetches one file from an address to a path. */
  @FunctionalInterface
  interface Download {
    /** Copies the resource; an IOException says that the archive cannot be reached. */
    void fetch(URI from, Path to) throws IOException;
  }

  /**
   * Looks in the configured folder, then in the project's own, then at the archive.
   *
   * @param configured folder of FEDERITY_DATA; what it names must be usable
   * @param own the project's data folder, where downloads are kept
   */
  static HeartSource find(Optional<Path> configured, Path own, Download download) {
    if (configured.isPresent()) {
      Path folder = configured.get().resolve(FOLDER);
      Optional<String> defect = defect(folder);
      return defect.isEmpty()
          ? new Real(folder, "FEDERITY_DATA")
          : new Unusable("FEDERITY_DATA is set, but " + defect.get());
    }
    Path folder = own.resolve(FOLDER);
    if (defect(folder).isEmpty()) {
      return new Real(folder, folder.toString());
    }
    try {
      Files.createDirectories(folder);
      for (Hospital hospital : Hospital.values()) {
        Path target = folder.resolve(hospital.fileName());
        Path part = folder.resolve(hospital.fileName() + ".part");
        download.fetch(URI.create(ARCHIVE + hospital.fileName()), part);
        Files.move(part, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      return new Synthetic("the public archive cannot be reached: " + e);
    }
    return defect(folder)
        .<HeartSource>map(
            text -> new Synthetic("the archive's files are not the known ones: " + text))
        .orElseGet(() -> new Real(folder, ARCHIVE));
  }

  /** What is wrong with a folder, if anything. */
  private static Optional<String> defect(Path folder) {
    for (Hospital hospital : Hospital.values()) {
      Path file = folder.resolve(hospital.fileName());
      if (!Files.isReadable(file)) {
        return Optional.of(file + " is not there or not readable");
      }
      try {
        if (!ObjectId.ofBytes(Files.readAllBytes(file)).hex().equals(hospital.sha256())) {
          return Optional.of(file + " does not have the SHA-256 " + hospital.sha256());
        }
      } catch (IOException e) {
        return Optional.of(file + " cannot be read: " + e);
      }
    }
    return Optional.empty();
  }
}
