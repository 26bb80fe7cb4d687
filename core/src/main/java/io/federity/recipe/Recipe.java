package io.federity.recipe;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import java.util.Optional;

/**
 * Everything that must be the same at every site so that updates can be averaged: the data's
 * schema, the training settings, the initial values and the scaling of the inputs. A recipe is an
 * object of its repository; its canonical bytes are hashed, so it keeps every number as written.
 *
 * @param standardisation the frozen statistics; empty until round 0 has been approved, and always
 *     empty where {@code standardize} is not {@code federated}
 */
public record Recipe(
    DataSchema data,
    TrainingSettings training,
    InitialValues initial,
    Standardize standardize,
    Optional<Standardisation> standardisation) {

  /** Version of the document. */
  public static final int VERSION = 1;

  /** What the parameters of the root commit are. */
  public enum InitialValues {
    /** All zero. */
    ZEROS,
    /** PyTorch's default of a linear layer: uniform within +-1/sqrt(inputs of the layer). */
    UNIFORM
  }

  /** With whose statistics the inputs are scaled. */
  public enum Standardize {
    /** With the pooled statistics of all sites, frozen in the recipe. */
    FEDERATED,
    /** With those of the site's own training rows. */
    LOCAL,
    /** Not at all. */
    NONE
  }

  /** Checks that the parts fit; throws IllegalArgumentException with the rule that is broken. */
  public Recipe {
    if (standardisation.isPresent()) {
      if (standardize != Standardize.FEDERATED) {
        throw new IllegalArgumentException("standardisation belongs to standardize: federated");
      }
      if (!standardisation.get().columns().equals(data.features())) {
        throw new IllegalArgumentException("standardisation.columns must be the features in order");
      }
    }
  }

  /** The same recipe with frozen statistics. */
  public Recipe with(Standardisation frozen) {
    return new Recipe(data, training, initial, standardize, Optional.of(frozen));
  }

  /** The same recipe with other training settings. */
  public Recipe with(TrainingSettings settings) {
    return new Recipe(data, settings, initial, standardize, standardisation);
  }

  /** Why a model of this architecture cannot be trained by this recipe, if it cannot. */
  public Optional<Refusal> misfit(ArchitectureDescriptor architecture) {
    int features = data.features().size();
    if (architecture.inputs() != features) {
      return misfit(
          "the architecture has %d inputs, the recipe %d features"
              .formatted(architecture.inputs(), features));
    }
    boolean classes = training.loss() == TrainingSettings.Loss.CROSS_ENTROPY;
    if (architecture.outputs() != (classes ? 2 : 1)) {
      return misfit(
          "loss %s needs %d outputs, the architecture has %d"
              .formatted(Choice.text(training.loss()), classes ? 2 : 1, architecture.outputs()));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> misfit(String detail) {
    return Optional.of(new Refusal(ErrorCode.BAD_RECIPE, detail));
  }

  /** The recipe as JSON. */
  public JsonValue.Members toJson() {
    var json =
        new JsonBuilder()
            .put("version", VERSION)
            .put("data", data.toJson())
            .put("training", training.toJson())
            .put("initial", Choice.text(initial))
            .put("standardize", Choice.text(standardize));
    standardisation.ifPresent(frozen -> json.put("standardisation", frozen.toJson()));
    return json.build();
  }

  /** The bytes of the recipe's object. */
  public byte[] canonicalBytes() {
    return CanonicalJson.bytes(toJson());
  }

  /** Reads the bytes of a recipe's object; anything but the canonical form is refused. */
  public static Outcome<Recipe> readCanonical(byte[] bytes) {
    return read(JsonReader.readCanonical(bytes));
  }

  /** Reads a recipe that a person wrote: any order of members and white space. */
  public static Outcome<Recipe> read(byte[] bytes) {
    return read(JsonReader.read(bytes));
  }

  private static Outcome<Recipe> read(JsonReading reading) {
    return switch (reading) {
      case JsonReading.Malformed(int offset, String reason) ->
          Outcome.refused(
              ErrorCode.BAD_RECIPE, "not JSON at character %d: %s".formatted(offset, reason));
      case JsonReading.Read(JsonValue value) -> {
        try {
          yield Outcome.accepted(of(value));
        } catch (JsonShapeException e) {
          yield Outcome.refused(ErrorCode.BAD_RECIPE, String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private static Recipe of(JsonValue value) {
    JsonObject object = JsonObject.of("", value);
    if (object.whole("version") != VERSION) {
      throw new JsonShapeException("version", "must be " + VERSION);
    }
    DataSchema data = DataSchema.read(object.object("data"), "data");
    TrainingSettings training = TrainingSettings.read(object.object("training"), "training");
    InitialValues initial = Choice.read(object, "initial", InitialValues.class);
    Standardize standardize = Choice.read(object, "standardize", Standardize.class);
    Optional<Standardisation> frozen =
        object.has("standardisation")
            ? Optional.of(Standardisation.read(object.object("standardisation"), "standardisation"))
            : Optional.empty();
    object.end();
    try {
      return new Recipe(data, training, initial, standardize, frozen);
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException("recipe:", String.valueOf(e.getMessage()));
    }
  }
}
