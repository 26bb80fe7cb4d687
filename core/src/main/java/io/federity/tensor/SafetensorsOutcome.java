package io.federity.tensor;

/** What reading a safetensors file gave. */
public sealed interface SafetensorsOutcome {
  /**
   * The file is well formed; whoever takes it closes it.
   *
   * @param file its tensors and metadata
   */
  record Parsed(SafetensorsFile file) implements SafetensorsOutcome {}

  /**
   * The bytes are not a safetensors file.
   *
   * @param defect the first defect found
   * @param detail where and what, for people to read
   */
  record Malformed(SafetensorsDefect defect, String detail) implements SafetensorsOutcome {}
}
