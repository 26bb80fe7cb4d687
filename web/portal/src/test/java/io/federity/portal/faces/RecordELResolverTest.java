package io.federity.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.wire.RefView;
import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordELResolverTest {
  private final RecordELResolver resolver = new RecordELResolver();
  private final ELContext context =
      new ELContext() {
        @Override
        public ELResolver getELResolver() {
          return resolver;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
          throw new AssertionError("not asked for");
        }

        @Override
        public VariableMapper getVariableMapper() {
          throw new AssertionError("not asked for");
        }
      };
  private final RefView ref = new RefView("refs/heads/main", "abc", true, null, null, null, null);

  @Test
  void component_ofARecord_isRead() {
    assertThat(resolver.getValue(context, ref, "commit")).isEqualTo("abc");
    assertThat(context.isPropertyResolved()).isTrue();
  }

  @Test
  void name_thatIsNoComponent_isLeftToOthers() {
    assertThat(resolver.getValue(context, ref, "class")).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  @Test
  void base_thatIsNoRecord_isLeftToOthers() {
    assertThat(resolver.getValue(context, "text", "length")).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  @Test
  void component_whenWritten_isRefused() {
    assertThat(resolver.isReadOnly(context, ref, "commit")).isTrue();
    assertThatThrownBy(() -> resolver.setValue(context, ref, "commit", "x"))
        .isInstanceOf(PropertyNotWritableException.class);
  }
}
