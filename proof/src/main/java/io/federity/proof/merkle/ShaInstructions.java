package io.federity.proof.merkle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether the processor has instructions for SHA-256, which the platform's hash uses and sixteen
 * lanes do not beat. Only Linux says; elsewhere they are taken to be there.
 */
final class ShaInstructions {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private ShaInstructions() {}

  /** Whether the system says that there are none. */
  static boolean areAbsent() {
    try {
      return Files.isReadable(PROCESSORS) && areAbsent(Files.readAllLines(PROCESSORS));
    } catch (IOException e) {
      // Nothing is known then, and nothing lost but time.
      return false;
    }
  }

  /** Whether a list of processors names the abilities of one, and these not among them. */
  static boolean areAbsent(List<String> processors) {
    return processors.stream()
        .filter(line -> line.startsWith("flags"))
        .findFirst()
        .filter(flags -> !List.of(flags.split("\\s+")).contains("sha_ni"))
        .isPresent();
  }
}
