package io.federity.recipe;

import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What one column of the file means. */
public sealed interface ColumnSpec {

  /** Name of the column; the file's header must say the same where there is one. */
  String name();

  /** The column as JSON. */
  JsonValue.Members toJson();

  /** A number, used as it is. */
  record Numeric(String name) implements ColumnSpec {
    @Override
    public JsonValue.Members toJson() {
      return base(name, "numeric").build();
    }
  }

  /**
   * One of a fixed list of categories, expanded to one 0/1 feature per category. The list is the
   * same for every site, so a site that lacks a category still has its feature.
   *
   * @param dropFirst whether the first category gets no feature of its own (all others 0)
   */
  record Categorical(String name, List<String> categories, boolean dropFirst)
      implements ColumnSpec {
    public Categorical {
      categories = List.copyOf(categories);
      if (categories.size() < 2 || new HashSet<>(categories).size() != categories.size()) {
        throw new IllegalArgumentException("needs at least two different categories");
      }
    }

    /** The categories that get a feature, in order. */
    public List<String> expanded() {
      return dropFirst ? categories.subList(1, categories.size()) : categories;
    }

    @Override
    public JsonValue.Members toJson() {
      return base(name, "categorical")
          .putTexts("categories", categories)
          .put("dropFirst", dropFirst)
          .build();
    }
  }

  /** The binary label: the texts that mean 0 and those that mean 1. */
  record Label(String name, List<String> negative, List<String> positive) implements ColumnSpec {
    public Label {
      negative = List.copyOf(negative);
      positive = List.copyOf(positive);
      var all = new HashSet<>(negative);
      all.addAll(positive);
      if (negative.isEmpty()
          || positive.isEmpty()
          || all.size() != negative.size() + positive.size()) {
        throw new IllegalArgumentException("needs different texts for negative and positive");
      }
    }

    @Override
    public JsonValue.Members toJson() {
      return base(name, "label")
          .putTexts("negative", negative)
          .putTexts("positive", positive)
          .build();
    }
  }

  /** A column that is not read: neither its values nor its gaps matter. */
  record Ignored(String name) implements ColumnSpec {
    @Override
    public JsonValue.Members toJson() {
      return base(name, "ignored").build();
    }
  }

  /** Reads one column of a schema. */
  static ColumnSpec read(JsonObject object) {
    String name = object.text("name");
    if (name.isEmpty()) {
      throw new JsonShapeException(object.at("name"), "must not be empty");
    }
    String kind = object.text("kind");
    try {
      ColumnSpec column =
          switch (kind) {
            case "numeric" -> new Numeric(name);
            case "categorical" ->
                new Categorical(name, object.texts("categories"), object.flag("dropFirst"));
            case "label" -> new Label(name, object.texts("negative"), object.texts("positive"));
            case "ignored" -> new Ignored(name);
            default ->
                throw new JsonShapeException(
                    object.at("kind"), "must be numeric, categorical, label or ignored");
          };
      object.end();
      return column;
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException("column \"" + name + "\"", String.valueOf(e.getMessage()));
    }
  }

  /** Names of the features a list of columns gives: numeric ones first, then the expanded ones. */
  static List<String> featureNames(List<ColumnSpec> columns) {
    var numeric = new ArrayList<String>();
    var expanded = new ArrayList<String>();
    for (ColumnSpec column : columns) {
      switch (column) {
        case Numeric n -> numeric.add(n.name());
        case Categorical c -> c.expanded().forEach(text -> expanded.add(c.name() + "=" + text));
        case Label _, Ignored _ -> {}
      }
    }
    numeric.addAll(expanded);
    return List.copyOf(numeric);
  }

  private static JsonBuilder base(String name, String kind) {
    return new JsonBuilder().put("name", name).put("kind", kind);
  }
}
