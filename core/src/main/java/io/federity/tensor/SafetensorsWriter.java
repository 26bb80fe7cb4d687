package io.federity.tensor;

import io.federity.object.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes safetensors files whose bytes are a function of their tensors and metadata alone: widest
 * type first, then by name, metadata by key. The order of {@code tensors} does not matter.
 */
public final class SafetensorsWriter {
  private SafetensorsWriter() {}

  /**
   * Writes to a stream, which is not closed.
   *
   * @throws IllegalArgumentException if two tensors have one name
   */
  public static void write(
      Collection<Tensor> tensors, Map<String, String> metadata, OutputStream out)
      throws IOException {
    stream(tensors, metadata).transferTo(out);
  }

  /**
   * Writes a file that is either complete and durable or, after a crash, as it was before.
   *
   * @throws io.federity.object.StorageFullException if there is no room
   * @throws IllegalArgumentException if two tensors have one name
   */
  public static void write(Collection<Tensor> tensors, Map<String, String> metadata, Path file)
      throws IOException {
    write(tensors, metadata, file, DurableFiles.disk());
  }

  static void write(
      Collection<Tensor> tensors, Map<String, String> metadata, Path file, DurableFiles files)
      throws IOException {
    files.replace(file, stream(tensors, metadata));
  }

  /** Streams the file's bytes, without ever holding them all. */
  static InputStream stream(Collection<Tensor> tensors, Map<String, String> metadata) {
    List<Tensor> ordered = new ArrayList<>(tensors);
    ordered.sort(Comparator.comparing(Tensor::spec, SafetensorsHeader.DATA_ORDER));
    Set<String> names = new HashSet<>();
    for (Tensor tensor : ordered) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors are called '" + tensor.name() + "'");
      }
    }
    List<TensorSpec> specs = ordered.stream().map(Tensor::spec).toList();
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(SafetensorsHeader.encode(specs, metadata)));
    ordered.forEach(tensor -> parts.add(new SegmentInputStream(tensor.data())));
    return new SequenceInputStream(Collections.enumeration(parts));
  }
}
