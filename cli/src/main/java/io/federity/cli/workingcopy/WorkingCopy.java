package io.federity.cli.workingcopy;

import io.federity.cli.console.Json;
import io.federity.cli.home.PrivateFiles;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.FileObjectStore;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.repository.RepositoryName;
import io.federity.wire.ProposeCommit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clone: {@code model.safetensors}, {@code recipe.json} and {@code architecture.json} for the
 * person, {@code .federity/} for the program. Every file is replaced as a whole, so an interrupted
 * command leaves the state before it or after it, or one that says that it is between two commits.
 */
public final class WorkingCopy {
  /** The program's folder. */
  public static final String FOLDER = ".federity";

  private static final String CHECKOUT = "checkout";

  private final Path root;
  private final Path folder;
  private final WorkingCopyConfig config;

  private WorkingCopy(Path root, WorkingCopyConfig config) {
    this.root = root;
    this.folder = root.resolve(FOLDER);
    this.config = config;
  }

  /** Makes a working copy in a folder that is new or empty. */
  static WorkingCopy create(Path root, WorkingCopyConfig config) {
    PrivateFiles.replace(root.resolve(FOLDER).resolve("config.json"), Json.text(config) + "\n");
    return new WorkingCopy(root, config);
  }

  /** The working copy that {@code directory} is in. */
  public static Outcome<WorkingCopy> find(Path directory) {
    for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
      Path config = at.resolve(FOLDER).resolve("config.json");
      if (Files.exists(config)) {
        Path root = at;
        return readText(config)
            .flatMap(text -> Json.read(text, WorkingCopyConfig.class))
            .filter(read -> RepositoryName.parse(read.repository()).isPresent())
            .map(read -> Outcome.accepted(new WorkingCopy(root, read)))
            .orElseGet(() ->
                Outcome.refused(
                    ErrorCode.NOT_A_WORKING_COPY, config + " cannot be read; clone again"));
      }
    }
    return Outcome.refused(
        ErrorCode.NOT_A_WORKING_COPY, directory + " is not in a working copy of a repository");
  }

  /** What it belongs to. */
  public WorkingCopyConfig config() {
    return config;
  }

  /** {@code owner/name}. */
  public RepositoryName repository() {
    return RepositoryName.parse(config.repository()).orElseThrow();
  }

  /** The folder of the person's files. */
  public Path root() {
    return root;
  }

  /** The model as the person may change it. */
  public Path modelFile() {
    return root.resolve("model.safetensors");
  }

  /**
   * Deletes models that interrupted commands left half written.
   *
   * @param before when a file must have been written to last; a younger one may be under way
   */
  public void removeLeftovers(Instant before) {
    String beginning = "." + modelFile().getFileName() + ".";
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(beginning)
            && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy " + root, e);
    }
  }

  /** The objects that were downloaded or made here. */
  public ObjectStore store() {
    return new FileObjectStore(folder);
  }

  /** The base: the commit that was pulled last. */
  public Optional<ObjectId> head() {
    return readText(folder.resolve("HEAD")).flatMap(text -> ObjectId.parse(text.strip()));
  }

  /**
   * From now on the person's files are between two commits, until {@link #endCheckout}; whoever is
   * interrupted in between finds out by {@link #isBetweenCommits}.
   */
  void beginCheckout(ObjectId commit) {
    PrivateFiles.replace(folder.resolve(CHECKOUT), commit.hex() + "\n");
  }

  /** Whether a clone or pull was interrupted while it wrote the person's files. */
  boolean isBetweenCommits() {
    return Files.exists(folder.resolve(CHECKOUT));
  }

  /** The person's files are those of the commit. */
  void endCheckout(ObjectId commit) {
    PrivateFiles.replace(folder.resolve("HEAD"), commit.hex() + "\n");
    delete(CHECKOUT);
  }

  /** The last training, if it was on the current base or an earlier one. */
  public Optional<TrainingState> training() {
    return readText(folder.resolve("training.json"))
        .flatMap(text -> Json.read(text, TrainingState.class));
  }

  /** Keeps what a training gave. */
  public void saveTraining(TrainingState state) {
    PrivateFiles.replace(folder.resolve("training.json"), Json.text(state) + "\n");
  }

  /** The signed commit that waits to be pushed. */
  public Optional<ProposeCommit> committed() {
    return proposal("commit.json");
  }

  /** The commit that was pushed last. */
  public Optional<ProposeCommit> pushed() {
    return proposal("pushed.json");
  }

  private Optional<ProposeCommit> proposal(String file) {
    return readText(folder.resolve(file)).flatMap(text -> Json.read(text, ProposeCommit.class));
  }

  void saveCommitted(ProposeCommit proposal) {
    PrivateFiles.replace(folder.resolve("commit.json"), Json.text(proposal) + "\n");
  }

  /** The waiting commit has arrived. */
  void markPushed() {
    try {
      Files.move(
          folder.resolve("commit.json"),
          folder.resolve("pushed.json"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rename " + folder.resolve("commit.json"), e);
    }
  }

  /** Forgets the waiting commit. */
  void dropCommitted() {
    delete("commit.json");
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder.resolve(name), e);
    }
  }

  private static Optional<String> readText(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
