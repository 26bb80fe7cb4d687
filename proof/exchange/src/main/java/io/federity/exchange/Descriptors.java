package io.federity.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;

/** Descriptors from their JSON (section 4.1): unknown or missing members are refused. */
final class Descriptors {
  private Descriptors() {}

  static ArchitectureDescriptor architecture(JsonNode json) throws MalformedException {
    Members members = new Members(json);
    String kind = members.text("ad");
    ArchitectureDescriptor ad =
        switch (kind) {
          case "fzk1/logistic" ->
              new LogisticDescriptor(
                  members.number("inputs"), members.number("outputs"), members.texts("params"));
          case "fzk1/mlp-relu" -> mlp(members);
          default -> throw new MalformedException("unknown architecture " + kind);
        };
    members.require("loss", ArchitectureDescriptor.loss(ad.outputs()));
    members.requireNoOthers();
    if (!ad.isAllowed()) {
      throw new MalformedException("sizes beyond the caps, or other params: " + ad);
    }
    return ad;
  }

  private static MlpDescriptor mlp(Members members) throws MalformedException {
    int[] hidden = members.numbers("hidden");
    if (hidden.length != 1) {
      throw new MalformedException("one hidden layer, not " + hidden.length);
    }
    return new MlpDescriptor(
        members.number("inputs"), hidden[0], members.number("outputs"), members.texts("params"));
  }

  static TrainingDescriptor training(JsonNode json) throws MalformedException {
    Members members = new Members(json);
    members.require("td", "fzk1/qsgd");
    TrainingDescriptor td =
        new TrainingDescriptor(
            members.number("fx"),
            members.number("xBits"),
            members.number("fa"),
            members.number("aBits"),
            members.number("fd"),
            members.number("dBits"),
            members.number("fz"),
            members.number("zBits"),
            members.number("mu"),
            members.number("kappa"),
            members.number("logB"),
            members.number("epochs"),
            members.number("limb"));
    members.requireNoOthers();
    if (!td.isAllowed()) {
      throw new MalformedException("a member is out of range: " + td);
    }
    return td;
  }
}
