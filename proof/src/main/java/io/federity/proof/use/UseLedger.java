package io.federity.proof.use;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contributor's own record of which openings of which data roots are spent (section 2.4 of
 * {@code fzk/1}): a file with a line for each, {@code root use proof}. A line is on the disk before
 * its proof leaves the machine; the same proof may be sent again, another one for the same opening
 * never, in whatever repository.
 *
 * <p>Several processes and threads may share the file: each call locks it. A line that a crash cut
 * off is dropped; its proof never left.
 */
public final class UseLedger {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,9}) ([0-9a-f]{64})");

  /** The file is not one that this class wrote. Nothing may be proved until somebody has looked. */
  public static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(Path file, int line) {
      super(file + ", line " + line + " is damaged; restore it from a backup before you prove");
    }
  }

  private record Opening(String root, int use) {}

  private final Path file;

  /** A ledger in a file, which is made when first needed, in a folder that is there. */
  public UseLedger(Path file) {
    this.file = file;
  }

  /**
   * Spends an opening for a proof.
   *
   * @param root the data root, 64 lower-case hex digits
   * @param use which opening, from 0
   * @param uses how many the root was made for
   * @param proof SHA-256 of the proof file, 64 lower-case hex digits
   * @throws IOException where the record cannot be made durable: the proof must not be sent then
   */
  public UseOutcome spend(String root, int use, int uses, String proof) throws IOException {
    if (!HASH.matcher(root).matches() || !HASH.matcher(proof).matches() || use < 0) {
      throw new IllegalArgumentException("no root, use and proof: " + root + " " + use);
    }
    if (use >= uses) {
      return new UseOutcome.BeyondUses(uses);
    }
    // A file's lock is the process's: threads of one process take turns here.
    synchronized (UseLedger.class) {
      return spendLocked(new Opening(root, use), proof);
    }
  }

  private UseOutcome spendLocked(Opening opening, String proof) throws IOException {
    boolean isNew = !Files.exists(file);
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      Map<Opening, String> spent = read(channel);
      String taken = spent.get(opening);
      if (taken == null) {
        append(channel, opening.root() + " " + opening.use() + " " + proof + "\n");
        if (isNew) {
          forceFolder();
        }
        return new UseOutcome.Spent();
      }
      return taken.equals(proof) ? new UseOutcome.Spent() : new UseOutcome.TakenByAnother(taken);
    }
  }

  /** Reads all lines and leaves the channel behind the last whole one. */
  private Map<Opening, String> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // until everything is there
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    int end = text.lastIndexOf('\n') + 1;
    Map<Opening, String> spent = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.substring(0, end).lines().toList()) {
      number++;
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new DamagedException(file, number);
      }
      Opening opening = new Opening(parts.group(1), Integer.parseInt(parts.group(2)));
      String earlier = spent.putIfAbsent(opening, parts.group(3));
      if (earlier != null) {
        throw new DamagedException(file, number);
      }
    }
    channel.position(end);
    return spent;
  }

  private static void append(FileChannel channel, String line) throws IOException {
    channel.truncate(channel.position());
    ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  private void forceFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
