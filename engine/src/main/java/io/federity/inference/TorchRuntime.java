package io.federity.inference;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/**
 * PyTorch inside this JVM: offline, with a chosen number of threads.
 *
 * <p>The native libraries load once a JVM and never unload, so there is one runtime a process, and
 * it must not run inside an application server. Thread safe.
 */
public final class TorchRuntime {
  /** DJL would fetch missing native libraries from the network unless this property says no. */
  private static final String OFFLINE = "ai.djl.offline";

  private TorchRuntime() {}

  /**
   * Starts PyTorch where it does not run yet (some seconds the first time on a machine) and sets
   * the number of threads of one operation. More than one thread may change the last bits.
   */
  public static synchronized void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    engine();
    if (JniUtils.getNumThreads() != threads) {
      JniUtils.setNumThreads(threads);
    }
  }

  /** Version of the Deep Java Library. */
  public static String djlVersion() {
    return Engine.getDjlVersion();
  }

  /** Version of PyTorch; starts it. */
  public static String pytorchVersion() {
    return engine().getVersion();
  }

  /** DJL's engine; starts it. */
  public static synchronized Engine engine() {
    System.setProperty(OFFLINE, "true");
    return Engine.getEngine("PyTorch");
  }
}
