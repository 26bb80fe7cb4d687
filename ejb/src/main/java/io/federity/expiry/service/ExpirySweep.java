package io.federity.expiry.service;

import io.federity.idempotency.service.RepeatedRequests;
import io.federity.object.service.ResumableUploads;
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

/** Once an hour, removes unfinished uploads and kept answers whose time is over. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExpirySweep {
  private static final System.Logger LOG = System.getLogger(ExpirySweep.class.getName());

  @Inject RepeatedRequests requests;
  @Inject ResumableUploads uploads;
  @Resource ManagedScheduledExecutorService executor;
  private @Nullable ScheduledFuture<?> schedule;

  @PostConstruct
  void start() {
    schedule = executor.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
  }

  @PreDestroy
  void stop() {
    if (schedule != null) {
      schedule.cancel(true);
    }
  }

  /** A schedule whose task throws would never run again. */
  private void sweep() {
    try {
      LOG.log(
          System.Logger.Level.DEBUG,
          "removed {0} kept answers and {1} unfinished uploads",
          requests.sweep(),
          uploads.sweep());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the sweep will be tried again", e);
    }
  }
}
