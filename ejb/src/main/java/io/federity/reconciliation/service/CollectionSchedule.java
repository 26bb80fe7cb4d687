package io.federity.reconciliation.service;

import io.federity.security.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks for objects that nobody needs, now and then. Several servers may do so at once. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CollectionSchedule {
  private static final System.Logger LOG = System.getLogger(CollectionSchedule.class.getName());

  @Inject ObjectCollection collection;
  @Inject Settings settings;
  @Resource ManagedScheduledExecutorService executor;
  private @Nullable ScheduledFuture<?> schedule;

  /** A retention that is too short stops the server here and not in a week. */
  @PostConstruct
  void start() {
    LOG.log(System.Logger.Level.DEBUG, "objects are kept for " + settings.objectRetention());
    long seconds = settings.objectCollectionInterval().toSeconds();
    schedule = executor.scheduleWithFixedDelay(this::collect, seconds, seconds, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (schedule != null) {
      schedule.cancel(true);
    }
  }

  /** A schedule whose task throws would never run again. */
  private void collect() {
    try {
      int removed = collection.collect();
      if (removed > 0) {
        LOG.log(System.Logger.Level.INFO, "removed " + removed + " objects that nobody needs");
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "objects that nobody needs stay for now", e);
    }
  }
}
