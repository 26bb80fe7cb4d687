package io.federity.tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An open safetensors file. Its tensors are views of the file's memory and must not be used after
 * {@link #close()}. Safe for use by many threads until then.
 */
public final class SafetensorsFile implements AutoCloseable {
  private final Map<String, Tensor> tensors;
  private final Map<String, String> metadata;
  private final Runnable onClose;

  SafetensorsFile(List<Tensor> tensors, Map<String, String> metadata, Runnable onClose) {
    Map<String, Tensor> byName = LinkedHashMap.newLinkedHashMap(tensors.size());
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    this.tensors = Collections.unmodifiableMap(byName);
    this.metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    this.onClose = onClose;
  }

  /** Returns the tensors in the order of their data. */
  public List<Tensor> tensors() {
    return List.copyOf(tensors.values());
  }

  /** Returns the free-form {@code __metadata__}, sorted by key; empty if there is none. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Finds a tensor by name. */
  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /** Unmaps the file; does nothing for one that was read from memory. */
  @Override
  public void close() {
    onClose.run();
  }
}
