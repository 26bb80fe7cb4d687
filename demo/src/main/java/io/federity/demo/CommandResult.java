package io.federity.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a run of the command line printed and how it ended. */
public record CommandResult(String command, int exitCode, String output, String errors) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether it ended well. */
  public boolean ok() {
    return exitCode == 0;
  }

  /** The result, which must be good. */
  public CommandResult orThrow() {
    if (!ok()) {
      throw new DemoFailure(command + " ended with " + exitCode + "\n" + errors.strip());
    }
    return this;
  }

  /** The JSON document on standard output of a command that must have ended well. */
  public JsonNode json() {
    orThrow();
    try {
      return JSON.readTree(output);
    } catch (JsonProcessingException e) {
      throw new DemoFailure(command + " printed no JSON: " + output.strip(), e);
    }
  }

  /** The problem in the last line of standard error of a command that was refused. */
  public JsonNode problem() {
    String[] lines = errors.strip().split("\n");
    try {
      return JSON.readTree(lines[lines.length - 1]);
    } catch (JsonProcessingException e) {
      throw new DemoFailure(command + " gave no problem as JSON:\n" + errors.strip(), e);
    }
  }
}
