package io.federity.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import org.junit.jupiter.api.Test;

class TorchRuntimeTest {

  @Test
  void runtime_isOfflineAndReportsToNobody() {
    TorchRuntime.use(1);
    assertThat(Utils.isOfflineMode()).isTrue();
    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
  }

  @Test
  void threads_areThoseAskedFor() {
    TorchRuntime.use(2);
    assertThat(JniUtils.getNumThreads()).isEqualTo(2);
    TorchRuntime.use(1);
    assertThat(JniUtils.getNumThreads()).isEqualTo(1);
  }

  @Test
  void noThreads_areRefused() {
    assertThatThrownBy(() -> TorchRuntime.use(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
