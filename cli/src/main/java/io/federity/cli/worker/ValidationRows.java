package io.federity.cli.worker;

import io.federity.repository.RepositoryName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a worker's validation rows are.
 *
 * @param location one file for all repositories, or a folder with {@code OWNER/NAME.csv} or {@code
 *     NAME.csv}
 */
record ValidationRows(Path location) {
  Optional<Path> of(RepositoryName repository) {
    if (Files.isRegularFile(location)) {
      return Optional.of(location);
    }
    return Stream.of(
            location.resolve(repository.owner()).resolve(repository.name() + ".csv"),
            location.resolve(repository.name() + ".csv"))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
