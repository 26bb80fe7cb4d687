package io.federity.inference;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;

/**
 * PyTorch inside this JVM: offline, with a chosen number of threads.
 *
 * <p>The native libraries load once a JVM and never unload, so there is one runtime a process, and
 * it must not run inside an application server. Thread safe.
 */
public final class TorchRuntime {
  /**
   * Unless this says no, DJL fetches missing native libraries and reports its use to its makers.
   */
  private static final String OFFLINE = "ai.djl.offline";

  private static final String NO_USAGE_REPORTS = "OPT_OUT_TRACKING";

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

  /**
   * DJL's engine; starts it. Throws IllegalStateException where the environment variable
   * DJL_OFFLINE forces it online: a hospital's trainer talks to nobody.
   */
  public static synchronized Engine engine() {
    System.setProperty(OFFLINE, "true");
    System.setProperty(NO_USAGE_REPORTS, "true");
    if (!Utils.isOfflineMode()) {
      throw new IllegalStateException("unset DJL_OFFLINE: training runs offline only");
    }
    return Engine.getEngine("PyTorch");
  }
}
