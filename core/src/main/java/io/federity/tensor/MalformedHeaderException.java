package io.federity.tensor;

/** Carries a defect out of the parser; never leaves this package. */
final class MalformedHeaderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final SafetensorsDefect defect;

  MalformedHeaderException(SafetensorsDefect defect, String detail) {
    super(detail, null, false, false);
    this.defect = defect;
  }

  SafetensorsOutcome.Malformed outcome() {
    return new SafetensorsOutcome.Malformed(defect, String.valueOf(getMessage()));
  }
}
