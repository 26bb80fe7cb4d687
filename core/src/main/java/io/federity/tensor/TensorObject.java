package io.federity.tensor;

import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.PutOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/**
 * One tensor as one object: a safetensors file that holds only this tensor and no metadata.
 *
 * <p>The bytes are a function of name, type, shape and elements, so equal tensors have equal ids on
 * every machine, and any safetensors reader can open the object.
 */
public final class TensorObject {
  /** Longer than the header of any one tensor: 1024 escaped bytes of name, 64 dimensions. */
  static final long MAX_HEADER_BYTES = 1 << 12;

  private TensorObject() {}

  /** Streams the object's bytes. */
  public static InputStream stream(Tensor tensor) {
    return SafetensorsWriter.stream(List.of(tensor), Map.of());
  }

  /** Writes the object's bytes; the stream is not closed. */
  public static void write(Tensor tensor, OutputStream out) throws IOException {
    stream(tensor).transferTo(out);
  }

  /** Returns the number of the object's bytes. */
  public static long size(TensorSpec spec) {
    return Math.addExact(header(spec).length, spec.byteSize());
  }

  /** Computes the object's id. */
  public static ObjectId id(Tensor tensor) {
    MessageDigest digest = ObjectId.sha256();
    digest.update(header(tensor.spec()));
    SegmentInputStream data = new SegmentInputStream(tensor.data());
    byte[] buffer = new byte[1 << 16];
    int read;
    while ((read = data.read(buffer, 0, buffer.length)) != -1) {
      digest.update(buffer, 0, read);
    }
    return ObjectId.ofDigest(digest.digest());
  }

  /**
   * Stores a tensor and returns its id.
   *
   * @throws IOException if the store refuses what must be right, for example because the tensor
   *     changed while it was read
   */
  public static ObjectId put(Tensor tensor, ObjectStore store) throws IOException {
    ObjectId id = id(tensor);
    PutOutcome outcome = store.put(id, stream(tensor), size(tensor.spec()));
    return switch (outcome) {
      case PutOutcome.Stored _, PutOutcome.AlreadyThere _ -> id;
      case PutOutcome.HashMismatch _, PutOutcome.TooLarge _ ->
          throw new IOException(tensor + " with id " + id + " was not stored: " + outcome);
    };
  }

  /** Opens a stored tensor, whose memory lives as long as {@code arena}. */
  public static TensorObjectOutcome open(ObjectId id, ObjectStore store, Arena arena)
      throws IOException {
    return read(store.map(id, arena));
  }

  /** Reads an object; the tensor is a view of {@code content}. */
  public static TensorObjectOutcome read(MemorySegment content) {
    return switch (SafetensorsReader.read(content, MAX_HEADER_BYTES)) {
      case SafetensorsOutcome.Malformed(SafetensorsDefect defect, String detail) ->
          new TensorObjectOutcome.Malformed(defect, detail);
      case SafetensorsOutcome.Parsed(SafetensorsFile file) -> canonical(file, content);
    };
  }

  private static TensorObjectOutcome canonical(SafetensorsFile file, MemorySegment content) {
    List<Tensor> tensors = file.tensors();
    if (tensors.size() != 1) {
      return new TensorObjectOutcome.NotCanonical(tensors.size() + " tensors instead of one");
    }
    Tensor tensor = tensors.getFirst();
    MemorySegment expected = MemorySegment.ofArray(header(tensor.spec()));
    long mismatch = expected.mismatch(content);
    return mismatch == expected.byteSize() || mismatch == -1
        ? new TensorObjectOutcome.Valid(tensor)
        : new TensorObjectOutcome.NotCanonical("the header differs at byte " + mismatch);
  }

  private static byte[] header(TensorSpec spec) {
    return SafetensorsHeader.encode(List.of(spec), Map.of());
  }
}
