package io.federity.it;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Federation} of the build. It is kept in the root store, which closes
 * it after the last test class; a failed start is kept too, so that it fails every class at once.
 */
public final class FederationExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FederationExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Federation.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Start start =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Start.class, key -> Start.attempt(), Start.class);
    if (start.federation() == null) {
      throw new IllegalStateException("Federity did not start", start.failure());
    }
    return start.federation();
  }

  private record Start(@Nullable Federation federation, @Nullable RuntimeException failure)
      implements AutoCloseable {
    static Start attempt() {
      try {
        return new Start(Federation.start(), null);
      } catch (RuntimeException e) {
        return new Start(null, e);
      }
    }

    @Override
    public void close() {
      if (federation != null) {
        federation.close();
      }
    }
  }
}
