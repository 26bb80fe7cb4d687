package io.federity.dataset;

import java.util.ArrayList;
import java.util.List;

/** Properties of a site's rows that limit what can be learned from them but forbid nothing. */
final class DataNotices {
  private DataNotices() {}

  static List<String> of(Dataset data) {
    var notices = new ArrayList<String>();
    if (data.positives() == 0 || data.positives() == data.size()) {
      notices.add(
          "all %d rows have label %d: this site alone cannot tell the classes apart, AUC is not "
                  .formatted(data.size(), data.positives() == 0 ? 0 : 1)
              + "defined");
    }
    List<String> constant = data.constantFeatures();
    if (!constant.isEmpty()) {
      notices.add(
          "constant in all %d rows, so nothing is learned from it here: %s"
              .formatted(data.size(), String.join(", ", constant)));
    }
    return notices;
  }
}
