package io.federity.tensor;

import static io.federity.tensor.SafetensorsDefect.DATA_GAP;
import static io.federity.tensor.SafetensorsDefect.DATA_OVERLAP;
import static io.federity.tensor.SafetensorsDefect.DATA_TOO_LONG;
import static io.federity.tensor.SafetensorsDefect.DATA_TOO_SHORT;
import static io.federity.tensor.SafetensorsDefect.HEADER_BEYOND_END;
import static io.federity.tensor.SafetensorsDefect.HEADER_TOO_LARGE;
import static io.federity.tensor.SafetensorsDefect.TOO_SHORT;

import io.federity.tensor.HeaderParser.Entry;
import io.federity.tensor.HeaderParser.Header;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads safetensors files that strangers wrote, without copying their data.
 *
 * <p>Stricter than the format where that costs nothing: fields it does not know and names with
 * control characters are refused. No allocation is larger than the bytes actually present, and no
 * input makes the parser recurse. Element values are not looked at; see {@link
 * Tensor#firstNonFinite()}.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
public final class SafetensorsReader {
  static final long MAX_HEADER_BYTES = 100_000_000;
  private static final int LENGTH_BYTES = 8;

  private SafetensorsReader() {}

  /**
   * Maps a file. The file must not be truncated by others while it is open.
   *
   * @throws IOException if the file cannot be opened or mapped
   */
  public static SafetensorsOutcome read(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    boolean handedOver = false;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      SafetensorsOutcome outcome = read(content, MAX_HEADER_BYTES, arena::close);
      handedOver = outcome instanceof SafetensorsOutcome.Parsed;
      return outcome;
    } finally {
      if (!handedOver) {
        arena.close();
      }
    }
  }

  /** Reads bytes in memory; the tensors are views of them. */
  public static SafetensorsOutcome read(byte[] content) {
    return read(MemorySegment.ofArray(content));
  }

  /** Reads a segment that the caller keeps alive; the tensors are views of it. */
  public static SafetensorsOutcome read(MemorySegment content) {
    return read(content, MAX_HEADER_BYTES);
  }

  /** The same for a file whose header has no reason to be longer than {@code mostHeaderBytes}. */
  static SafetensorsOutcome read(MemorySegment content, long mostHeaderBytes) {
    return read(content, mostHeaderBytes, () -> {});
  }

  private static SafetensorsOutcome read(
      MemorySegment content, long mostHeaderBytes, Runnable onClose) {
    try {
      long headerBytes = headerLength(content, mostHeaderBytes);
      byte[] headerText = content.asSlice(LENGTH_BYTES, headerBytes).toArray(ValueLayout.JAVA_BYTE);
      Header header = HeaderParser.parse(headerText);
      MemorySegment data = content.asSlice(LENGTH_BYTES + headerBytes);
      List<Tensor> tensors = new ArrayList<>();
      for (Entry entry : contiguous(header.entries(), data.byteSize())) {
        tensors.add(Tensor.of(entry.spec(), data.asSlice(entry.begin(), entry.spec().byteSize())));
      }
      return new SafetensorsOutcome.Parsed(
          new SafetensorsFile(tensors, header.metadata(), onClose));
    } catch (MalformedHeaderException e) {
      return e.outcome();
    }
  }

  private static long headerLength(MemorySegment content, long most)
      throws MalformedHeaderException {
    if (content.byteSize() < LENGTH_BYTES) {
      throw new MalformedHeaderException(TOO_SHORT, content.byteSize() + " bytes");
    }
    long claimed = content.get(Layouts.I64, 0);
    if (claimed < 0 || claimed > most) {
      throw new MalformedHeaderException(
          HEADER_TOO_LARGE, Long.toUnsignedString(claimed) + " bytes, at most " + most);
    }
    long present = content.byteSize() - LENGTH_BYTES;
    if (claimed > present) {
      throw new MalformedHeaderException(
          HEADER_BEYOND_END, claimed + " bytes claimed, " + present + " present");
    }
    return claimed;
  }

  /** Returns the entries in the order of their data, which they cover exactly. */
  private static List<Entry> contiguous(List<Entry> entries, long available)
      throws MalformedHeaderException {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long covered = 0;
    for (Entry entry : sorted) {
      if (entry.begin() != covered) {
        throw new MalformedHeaderException(
            entry.begin() > covered ? DATA_GAP : DATA_OVERLAP,
            "'%s' begins at %d, not %d".formatted(entry.spec().name(), entry.begin(), covered));
      }
      covered = entry.end();
    }
    if (covered != available) {
      throw new MalformedHeaderException(
          covered > available ? DATA_TOO_SHORT : DATA_TOO_LONG,
          "the tensors have " + covered + " bytes, the file " + available);
    }
    return sorted;
  }
}
