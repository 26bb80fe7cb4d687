package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.wire.DiscrepancyView;
import io.federity.wire.ObjectInventoryView;
import io.federity.wire.RetryRequest;
import io.federity.wire.RetryView;
import java.util.List;

/** Whether records, processes and objects agree. */
public record AdminApi(ApiConnection connection) {
  /** What does not fit, or does not go on by itself. */
  public Outcome<List<DiscrepancyView>> reconciliation() {
    return connection.list("/reconciliation", new TypeReference<>() {});
  }

  /** The objects of the store beside the records that need them. */
  public Outcome<ObjectInventoryView> objects() {
    return connection.get("/reconciliation/objects", ObjectInventoryView.class);
  }

  /** Has failed steps tried again. */
  public Outcome<RetryView> retry(RetryRequest request) {
    return connection.post("/reconciliation/retry", request, RetryView.class);
  }
}
