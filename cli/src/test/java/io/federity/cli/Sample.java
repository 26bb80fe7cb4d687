package io.federity.cli;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Records with something in every component, also in those that may be absent. */
final class Sample {
  private Sample() {}

  static <T> T of(Class<T> type) {
    return type.cast(value(type));
  }

  private static Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == Map.class ? Map.of("key", value(last)) : List.of(value(last));
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return record(plain);
    }
    return switch (type.getTypeName()) {
      case "java.lang.String" -> "0123456789abcdef";
      case "java.time.Instant" -> Instant.parse("2026-11-21T12:00:00Z");
      case "boolean", "java.lang.Boolean" -> true;
      case "int", "java.lang.Integer" -> 1;
      case "long", "java.lang.Long" -> 1L;
      case "double", "java.lang.Double" -> 0.5;
      default -> throw new IllegalArgumentException("no sample of " + type);
    };
  }

  private static Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components).map(one -> value(one.getGenericType())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no sample of " + type, e);
    }
  }
}
