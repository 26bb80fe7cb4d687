package io.federity.portal.faces;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages read the components of records as properties, {@code #{row.number}}. Expression
 * Language 5.0 knows getters only; version 6 brings the same. Names that are no component are left
 * to the other resolvers. Thread safe.
 */
public final class RecordELResolver extends ELResolver {
  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .collect(
                  Collectors.toUnmodifiableMap(
                      RecordComponent::getName, RecordComponent::getAccessor));
        }
      };

  private static Optional<Method> accessor(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    if (!(base instanceof Record) || !(property instanceof String name)) {
      return Optional.empty();
    }
    Optional<Method> accessor = Optional.ofNullable(ACCESSORS.get(base.getClass()).get(name));
    if (accessor.isPresent()) {
      context.setPropertyResolved(base, property);
    }
    return accessor;
  }

  @Override
  public @Nullable Object getValue(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    Optional<Method> accessor = accessor(context, base, property);
    if (accessor.isEmpty()) {
      return null;
    }
    try {
      return accessor.get().invoke(base);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new ELException("cannot read " + property + " of a " + accessor.get(), e);
    }
  }

  @Override
  public @Nullable Class<?> getType(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    accessor(context, base, property);
    return null; // read only: there is no type that could be set
  }

  @Override
  public void setValue(
      ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
    if (accessor(context, base, property).isPresent()) {
      throw new PropertyNotWritableException("records do not change: " + property);
    }
  }

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
    return accessor(context, base, property).isPresent();
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return Object.class;
  }
}
