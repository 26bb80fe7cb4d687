package io.federity.inference;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Pair;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A module made by {@code torch.jit.script}. Its forward takes one tensor [rows, inputs] and gives
 * one [rows, outputs]. Where it has buffers it exports {@code get_buffers()} and {@code
 * set_buffers(...)}, because libtorch shows only parameters.
 */
final class ScriptedNetwork implements Network {
  private final NDManager manager;
  private final PtSymbolBlock block;
  private final ModuleArchive archive;
  private final SortedMap<String, NDArray> parameters;
  private boolean training;

  private ScriptedNetwork(NDManager manager, PtSymbolBlock block, ModuleArchive archive) {
    this.archive = archive;
    this.manager = manager;
    this.block = block;
    this.parameters = distinct(block);
    JniUtils.enableInferenceMode(block);
  }

  /** Loads a module with the values it was saved with. */
  static Outcome<ScriptedNetwork> load(Path file) {
    try {
      return ModuleArchive.inspect(file).then(archive -> load(file, archive));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read module " + file, e);
    }
  }

  private static Outcome<ScriptedNetwork> load(Path file, ModuleArchive archive) {
    NDManager manager = TorchRuntime.engine().newBaseManager();
    try {
      PtSymbolBlock block =
          JniUtils.loadModule(
              (PtNDManager) manager, file, false, new String[0], new String[0], true);
      var network = new ScriptedNetwork(manager, block, archive);
      Optional<Refusal> unreadable = network.unreadable();
      if (unreadable.isPresent()) {
        network.close();
        return Outcome.refused(unreadable.get());
      }
      return Outcome.accepted(network);
    } catch (EngineException e) {
      manager.close();
      return Outcome.refused(
          ErrorCode.BAD_ARCHITECTURE, "PyTorch cannot load the module: " + e.getMessage());
    }
  }

  /** Tied weights stand in the module under several names with one storage: keep the first. */
  private static SortedMap<String, NDArray> distinct(PtSymbolBlock block) {
    var byName = new TreeMap<String, NDArray>();
    for (Pair<String, Parameter> pair : block.getDirectParameters()) {
      byName.put(pair.getKey(), pair.getValue().getArray());
    }
    var owners = new HashMap<Long, String>();
    var distinct = new TreeMap<String, NDArray>();
    byName.forEach((name, array) -> {
      if (array.isEmpty() || owners.putIfAbsent(address(array), name) == null) {
        distinct.put(name, array);
      }
    });
    return distinct;
  }

  private static long address(NDArray array) {
    return MemorySegment.ofBuffer(JniUtils.getByteBuffer((PtNDArray) array, true)).address();
  }

  private Optional<Refusal> unreadable() {
    try (var buffers = new Buffers()) {
      var all = new TreeMap<String, NDArray>(parameters);
      all.putAll(buffers.arrays);
      for (Map.Entry<String, NDArray> entry : all.entrySet()) {
        if (TensorArrays.dtype(entry.getValue()).isEmpty()) {
          return Optional.of(
              new Refusal(
                  ErrorCode.BAD_ARCHITECTURE,
                  "%s is %s; parameters and buffers must be float32, float64 or int64"
                      .formatted(entry.getKey(), entry.getValue().getDataType())));
        }
      }
      return Optional.empty();
    }
  }

  /** Overwrites parameters and buffers; refused where names, types or shapes differ. */
  Outcome<ScriptedNetwork> write(List<Tensor> tensors) {
    try (var buffers = new Buffers()) {
      var expected = new TreeMap<String, TensorSpec>();
      parameters.forEach((name, array) -> expected.put(name, TensorArrays.spec(name, array)));
      buffers.arrays.forEach((name, array) -> expected.put(name, TensorArrays.spec(name, array)));
      Optional<Refusal> difference = TensorArrays.difference(expected, tensors);
      if (difference.isPresent()) {
        return Outcome.refused(difference.get());
      }
      for (Tensor tensor : tensors) {
        NDArray parameter = parameters.get(tensor.name());
        if (parameter != null) {
          parameter.setRequiresGradient(false);
          TensorArrays.write(tensor, parameter);
          parameter.setRequiresGradient(true);
        } else {
          TensorArrays.write(tensor, buffers.array(tensor.name()));
        }
      }
      buffers.store();
      return Outcome.accepted(this);
    }
  }

  @Override
  public SortedMap<String, NDArray> parameters() {
    return Collections.unmodifiableSortedMap(parameters);
  }

  @Override
  public NDArray forward(NDArray inputs) {
    // "true" keeps autograd possible; whether a graph is built depends on the gradient collector,
    // and whether dropout is active on setTraining.
    return IValueUtils.forward(block, new NDList(inputs), true).singletonOrThrow();
  }

  @Override
  public void setTraining(boolean training) {
    if (this.training != training) {
      this.training = training;
      if (training) {
        JniUtils.enableTrainingMode(block);
      } else {
        JniUtils.enableInferenceMode(block);
      }
    }
  }

  @Override
  public List<Tensor> tensors() {
    try (var buffers = new Buffers()) {
      var tensors = new TreeMap<String, Tensor>();
      parameters.forEach((name, array) -> tensors.put(name, TensorArrays.copy(name, array)));
      buffers.arrays.forEach((name, array) -> tensors.put(name, TensorArrays.copy(name, array)));
      return new ArrayList<>(tensors.values());
    }
  }

  @Override
  public NDManager manager() {
    return manager;
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }

  /** Copies of the module's buffers for a moment. */
  private final class Buffers implements AutoCloseable {
    private final NDManager scratch = manager.newSubManager();
    private final Map<String, NDArray> arrays = new TreeMap<>();

    Buffers() {
      if (!archive.exportsBuffers()) {
        return;
      }
      try (IValue map = IValueUtils.runMethod(block, "get_buffers")) {
        map.toIValueMap()
            .forEach((name, value) -> {
              try (value) {
                NDArray live = value.toTensor((PtNDManager) scratch);
                arrays.put(name, live.duplicate());
              }
            });
      }
    }

    private NDArray array(String name) {
      NDArray array = arrays.get(name);
      if (array == null) {
        throw new IllegalStateException("a checked module without buffer " + name);
      }
      return array;
    }

    private void store() {
      if (arrays.isEmpty()) {
        return;
      }
      var map = new HashMap<String, PtNDArray>();
      arrays.forEach((name, array) -> map.put(name, (PtNDArray) array));
      try (IValue argument = IValue.stringMapFrom(map);
          IValue _ = IValueUtils.runMethod(block, "set_buffers", argument)) {
        // The module has copied the values; its result, if any, says nothing.
      }
    }

    @Override
    public void close() {
      scratch.close();
    }
  }
}
