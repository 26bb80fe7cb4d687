package io.federity.exchange;

import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.statement.RootUse;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import io.federity.proof.transcript.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads test vectors of the proof protocol: {@code verify} prints an outcome for each file, {@code
 * make} proves again and prints the proof's SHA-256.
 */
public final class VectorTool {
  private static final String USAGE =
      """
      usage: proof/vectors verify FILE...   a line a file: Verified HASH BITS USES, or Refused CODE
             proof/vectors make FILE...     proves again from x, y and the seeds; a line a file: the
                                            proof's SHA-256
      HASH is the statement's, BITS the soundness rounded down (99 at most), USES the openings of data
      roots that the proof spends, ROOT:USE each. Ends with 1 where an outcome is not the file's `expect`,
      or a hash not its `proof_sha256`; with 2 where a file cannot be used.\
      """;

  private VectorTool() {}

  /** Runs the tool. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  static int run(List<String> arguments) {
    if (arguments.size() < 2 || !List.of("verify", "make").contains(arguments.getFirst())) {
      System.err.println(USAGE);
      return 2;
    }
    boolean verify = arguments.getFirst().equals("verify");
    return arguments.stream()
        .skip(1)
        .mapToInt(file -> run(verify, Path.of(file)))
        .max()
        .orElseThrow();
  }

  private static int run(boolean verify, Path file) {
    try {
      Vector vector = Vector.read(file);
      String line = verify ? line(VectorVerifier.verify(vector)) : sha256(VectorMaker.make(vector));
      System.out.println(line);
      Optional<String> expected =
          vector.member(verify ? "expect" : "proof_sha256").map(member -> member.asText());
      if (expected.isPresent() && !expected.get().equals(line)) {
        System.err.println(file + ": expected " + expected.get());
        return 1;
      }
      return 0;
    } catch (RangeExceededException e) {
      System.out.println("Refused RANGE_EXCEEDED");
      System.err.println(file + ": " + e.getMessage());
      return 2;
    } catch (IOException | MalformedException | IllegalArgumentException e) {
      System.out.println("Refused MALFORMED");
      System.err.println(file + ": " + e.getMessage());
      return 2;
    }
  }

  static String line(VerificationOutcome outcome) {
    return switch (outcome) {
      case Verified verified ->
          "Verified %s %d %s"
              .formatted(verified.statement(), verified.bits(), uses(verified.uses()));
      case Refused refused -> "Refused " + refused.code();
    };
  }

  private static String uses(List<RootUse> uses) {
    return uses.stream().map(use -> use.root() + ":" + use.use()).collect(Collectors.joining(","));
  }

  static String sha256(byte[] proof) {
    return HexFormat.of().formatHex(Digests.sha256().digest(proof));
  }
}
