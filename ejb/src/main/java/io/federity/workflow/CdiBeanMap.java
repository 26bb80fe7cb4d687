package io.federity.workflow;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The CDI container as a map from bean names to beans, which is all the engine asks for. */
final class CdiBeanMap extends AbstractMap<Object, Object> {
  @Override
  public @Nullable Object get(@Nullable Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    Instance<Object> found = CDI.current().select(Object.class, NamedLiteral.of(name));
    return found.isResolvable() ? found.get() : null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name
        && CDI.current().select(Object.class, NamedLiteral.of(name)).isResolvable();
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return Set.of(); // beans are looked up, never listed
  }
}
