package io.federity.dataset;

/** Leaves the reading of a file; {@link CsvDatasetReader} turns it into a refusal at the door. */
final class BadCsvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadCsvException(String detail) {
    super(detail, null, false, false);
  }
}
