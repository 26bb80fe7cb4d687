package io.federity.benchmark.proof;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most heap that was in use at once, dead objects included: use peaks before a collection. (The
 * pools' own peaks are of different moments and cannot be added.)
 */
final class HeapPeak {
  private final AtomicLong most = new AtomicLong();

  private HeapPeak() {}

  /** Watches from now on. */
  static HeapPeak watched() {
    HeapPeak peak = new HeapPeak();
    Set<String> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> pool.getName())
            .collect(Collectors.toSet());
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(
            (notification, handback) ->
                peak.take(
                    GarbageCollectionNotificationInfo.from(
                            (CompositeData) notification.getUserData())
                        .getGcInfo()
                        .getMemoryUsageBeforeGc(),
                    pools),
            notification ->
                notification
                    .getType()
                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
            null);
      }
    }
    return peak;
  }

  private void take(Map<String, MemoryUsage> usage, Set<String> pools) {
    long used = 0;
    for (Map.Entry<String, MemoryUsage> pool : usage.entrySet()) {
      used += pools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
    }
    most.accumulateAndGet(used, Math::max);
  }

  long bytes() {
    long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return most.accumulateAndGet(now, Math::max);
  }
}
