package io.federity.json;

/** What reading JSON gave: a value, or where and why the text was refused. */
public sealed interface JsonReading {
  /** The text was accepted. */
  record Read(JsonValue value) implements JsonReading {}

  /** The text was refused at the given character offset. */
  record Malformed(int offset, String reason) implements JsonReading {}
}
