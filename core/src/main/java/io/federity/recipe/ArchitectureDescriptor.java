package io.federity.recipe;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shape of a model: how many inputs become how many outputs (logits), and how. */
public sealed interface ArchitectureDescriptor {

  /** Features a row. */
  int inputs();

  /** Logits a row. */
  int outputs();

  /** The descriptor as JSON. */
  JsonValue.Members toJson();

  /** One linear layer: fc.weight [outputs, inputs], fc.bias [outputs]. */
  record Logistic(int inputs, int outputs) implements ArchitectureDescriptor {
    public Logistic {
      requireSize("inputs", inputs);
      requireSize("outputs", outputs);
    }

    @Override
    public JsonValue.Members toJson() {
      return base("logistic", this).build();
    }
  }

  /**
   * Linear layers fc1, fc2, ... with an activation between them; layer i has fci.weight [its
   * outputs, its inputs] and fci.bias [its outputs].
   *
   * @param hidden outputs of every layer but the last
   */
  record Mlp(Activation activation, List<Integer> hidden, int inputs, int outputs)
      implements ArchitectureDescriptor {
    public Mlp {
      hidden = List.copyOf(hidden);
      if (hidden.isEmpty() || hidden.size() > 64) {
        throw new IllegalArgumentException("hidden must name 1 to 64 layers");
      }
      hidden.forEach(size -> requireSize("hidden", size));
      requireSize("inputs", inputs);
      requireSize("outputs", outputs);
    }

    @Override
    public JsonValue.Members toJson() {
      return base("mlp", this)
          .put("activation", Choice.text(activation))
          .putItems("hidden", hidden.stream().map(JsonValue::whole).toList())
          .build();
    }
  }

  /**
   * A module scripted by {@code torch.jit.script}; parameters and buffers keep the names of its
   * state.
   *
   * @param module id (SHA-256, hex) of the module's bytes
   */
  record TorchScript(String module, int inputs, int outputs) implements ArchitectureDescriptor {
    public TorchScript {
      if (!module.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("module must be an object id");
      }
      requireSize("inputs", inputs);
      requireSize("outputs", outputs);
    }

    @Override
    public JsonValue.Members toJson() {
      return base("torchscript", this).put("module", module).build();
    }
  }

  /** What stands between two linear layers. */
  enum Activation {
    RELU,
    TANH,
    SIGMOID
  }

  /** Largest layer accepted; beyond it a descriptor from a stranger could exhaust memory. */
  int MAX_SIZE = 1 << 20;

  /**
   * The linear layers, first to last, as (name, outputs, inputs); empty for TorchScript, whose
   * module says itself what it holds.
   */
  default List<Layer> layers() {
    return switch (this) {
      case Logistic l -> List.of(new Layer("fc", l.outputs(), l.inputs()));
      case Mlp m -> {
        var layers = new ArrayList<Layer>();
        int inputs = m.inputs();
        for (int size : m.hidden()) {
          layers.add(new Layer("fc" + (layers.size() + 1), size, inputs));
          inputs = size;
        }
        layers.add(new Layer("fc" + (layers.size() + 1), m.outputs(), inputs));
        yield List.copyOf(layers);
      }
      case TorchScript _ -> List.of();
    };
  }

  /** One linear layer: y = x W^T + b. */
  record Layer(String name, int outputs, int inputs) {
    /** Name of the weight, [outputs, inputs]. */
    public String weight() {
      return name + ".weight";
    }

    /** Name of the bias, [outputs]. */
    public String bias() {
      return name + ".bias";
    }
  }

  /** Names and shapes of the parameters, layer by layer; empty for TorchScript. */
  default Map<String, List<Long>> parameterShapes() {
    var shapes = new LinkedHashMap<String, List<Long>>();
    for (Layer layer : layers()) {
      shapes.put(layer.weight(), List.of((long) layer.outputs(), (long) layer.inputs()));
      shapes.put(layer.bias(), List.of((long) layer.outputs()));
    }
    return shapes;
  }

  /** The bytes of the descriptor's object. */
  default byte[] canonicalBytes() {
    return CanonicalJson.bytes(toJson());
  }

  /** Reads the bytes of a descriptor's object; anything but the canonical form is refused. */
  static Outcome<ArchitectureDescriptor> readCanonical(byte[] bytes) {
    return read(JsonReader.readCanonical(bytes));
  }

  /** Reads a descriptor that a person wrote. */
  static Outcome<ArchitectureDescriptor> read(byte[] bytes) {
    return read(JsonReader.read(bytes));
  }

  private static Outcome<ArchitectureDescriptor> read(JsonReading reading) {
    return switch (reading) {
      case JsonReading.Malformed(int offset, String reason) ->
          Outcome.refused(
              ErrorCode.BAD_ARCHITECTURE, "not JSON at character %d: %s".formatted(offset, reason));
      case JsonReading.Read(JsonValue value) -> {
        try {
          yield Outcome.accepted(of(JsonObject.of("", value)));
        } catch (JsonShapeException | IllegalArgumentException e) {
          yield Outcome.refused(ErrorCode.BAD_ARCHITECTURE, String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private static ArchitectureDescriptor of(JsonObject object) {
    String kind = object.text("architecture");
    int inputs = size(object, "inputs", object.value("inputs"));
    int outputs = size(object, "outputs", object.value("outputs"));
    ArchitectureDescriptor descriptor =
        switch (kind) {
          case "logistic" -> new Logistic(inputs, outputs);
          case "mlp" -> {
            List<Integer> hidden =
                object.items("hidden").stream().map(item -> size(object, "hidden", item)).toList();
            yield new Mlp(
                Choice.read(object, "activation", Activation.class), hidden, inputs, outputs);
          }
          case "torchscript" -> new TorchScript(object.text("module"), inputs, outputs);
          default ->
              throw new JsonShapeException("architecture", "must be logistic, mlp or torchscript");
        };
    object.end();
    return descriptor;
  }

  private static int size(JsonObject object, String name, JsonValue value) {
    if (value instanceof JsonValue.Whole(long whole) && whole >= 1 && whole <= MAX_SIZE) {
      return (int) whole;
    }
    throw new JsonShapeException(object.at(name), "must be between 1 and " + MAX_SIZE);
  }

  private static void requireSize(String name, int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(name + " must be between 1 and " + MAX_SIZE);
    }
  }

  private static JsonBuilder base(String kind, ArchitectureDescriptor descriptor) {
    return new JsonBuilder()
        .put("architecture", kind)
        .put("inputs", descriptor.inputs())
        .put("outputs", descriptor.outputs());
  }
}
