package io.federity.json;

/** A well-formed value has the wrong shape; the message names the member and what it must be. */
public final class JsonShapeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String explanation;

  /** The member at {@code path} breaks the rule {@code problem}. */
  public JsonShapeException(String path, String problem) {
    super(path + " " + problem);
    this.explanation = path + " " + problem;
  }

  /** The member and what it must be, as one sentence. */
  public String explanation() {
    return explanation;
  }
}
