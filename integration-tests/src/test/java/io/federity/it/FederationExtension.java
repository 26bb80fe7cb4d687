package io.federity.it;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Federation} of the build, and the {@link HeartFederation} that is
 * played in it. Both are kept in the root store, which closes what must be closed after the last
 * test class; a failure is kept too, so that it fails every class at once.
 */
public final class FederationExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FederationExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Federation.class || type == HeartFederation.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    return parameter.getParameter().getType() == Federation.class
        ? federation(store)
        : once(store, HeartFederation.class, () -> HeartFederation.play(federation(store)));
  }

  private static Federation federation(Store store) {
    return once(store, Federation.class, Federation::start);
  }

  private static <T> T once(Store store, Class<T> type, Supplier<T> maker) {
    Attempt attempt = store.getOrComputeIfAbsent(type, key -> Attempt.of(maker), Attempt.class);
    if (attempt.failure() != null) {
      throw new IllegalStateException(
          type.getSimpleName() + ": " + attempt.failure().getMessage(), attempt.failure());
    }
    return type.cast(attempt.made());
  }

  private record Attempt(@Nullable Object made, @Nullable RuntimeException failure)
      implements AutoCloseable {
    static Attempt of(Supplier<?> maker) {
      try {
        return new Attempt(maker.get(), null);
      } catch (RuntimeException e) {
        return new Attempt(null, e);
      }
    }

    @Override
    public void close() {
      if (made instanceof Federation federation) {
        federation.close();
      }
    }
  }
}
