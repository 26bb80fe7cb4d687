package io.federity.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.RolloverStatement;
import io.federity.proof.statement.Statement;
import io.federity.proof.statement.TrainStatement;
import java.util.Arrays;

/**
 * Statements from their JSON (section 6.2).
 *
 * @param testMode whether sizes are allowed that prove nothing
 */
record Statements(boolean testMode) {
  Statement of(JsonNode json) throws MalformedException {
    Members members = new Members(json);
    members.require("proto", "fzk/1");
    String tier = members.text("tier");
    Statement statement =
        switch (tier) {
          case "TRAIN" -> train(members);
          case "DATASET" -> dataset(members);
          case "ROLLOVER" ->
              new RolloverStatement(
                  dataset(members), members.text("oldRoot"), members.number("oldUse"));
          default -> throw new MalformedException("no statement of tier " + tier);
        };
    members.requireNoOthers();
    return statement;
  }

  /** A root's record: the statement of its DATASET proof, or of the ROLLOVER that made it. */
  DatasetStatement dataset(JsonNode json) throws MalformedException {
    return switch (of(json)) {
      case DatasetStatement dataset -> dataset;
      case RolloverStatement rollover -> rollover.fresh();
      case TrainStatement train -> throw new MalformedException("no data root's record");
    };
  }

  private LigeroParameters parameters(Members members) throws MalformedException {
    int ell = members.number("ell");
    int queries = members.number("t");
    int uses = members.number("uses");
    return testMode
        ? LigeroParameters.forTests(ell, queries, uses)
        : LigeroParameters.of(ell, queries, uses);
  }

  private TrainStatement train(Members members) throws MalformedException {
    return new TrainStatement(
        members.text("repo"),
        members.text("branch"),
        members.text("base"),
        members.text("contributor"),
        members.text("hospital"),
        members.text("ad"),
        members.text("td"),
        members.text("nonce"),
        members.text("dataRoot"),
        members.number("dataUse"),
        parameters(members),
        members.number("rows"),
        members.number("inputs"),
        members.number("outputs"),
        members.text("w0"),
        members.text("update"),
        members.text("result"));
  }

  private DatasetStatement dataset(Members members) throws MalformedException {
    return new DatasetStatement(
        members.text("contributor"),
        members.text("hospital"),
        members.text("dataRoot"),
        members.number("dataUse"),
        parameters(members),
        members.number("rows"),
        members.number("inputs"),
        members.number("outputs"),
        members.number("logB"),
        members.number("fx"),
        members.number("xBits"),
        labels(members.text("labels")),
        members.numbers("classCounts"));
  }

  private static Labels labels(String text) throws MalformedException {
    return Arrays.stream(Labels.values())
        .filter(labels -> labels.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new MalformedException("unknown labels " + text));
  }
}
