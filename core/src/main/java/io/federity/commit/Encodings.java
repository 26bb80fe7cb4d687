package io.federity.commit;

import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.object.ObjectId;
import io.federity.wallet.WalletAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Reading of the members that commits, trees and attestations share. */
final class Encodings {
  private Encodings() {}

  static void requireType(JsonObject json, String type) {
    if (!json.text("type").equals(type)) {
      throw new JsonShapeException(json.at("type"), "must be \"" + type + "\"");
    }
    if (json.whole("version") != 1) {
      throw new JsonShapeException(json.at("version"), "must be 1");
    }
  }

  static ObjectId objectId(JsonObject json, String name) {
    return objectId(json.at(name), json.text(name));
  }

  static ObjectId objectId(String path, String text) {
    return ObjectId.parse(text)
        .orElseThrow(() -> new JsonShapeException(path, "must be 64 lower-case hex digits"));
  }

  static WalletAddress wallet(JsonObject json, String name) {
    return WalletAddress.parse(json.text(name))
        .orElseThrow(() -> new JsonShapeException(json.at(name), "must be a wallet address"));
  }

  /** Seconds are enough for people; one form only, so that bytes are a function of the value. */
  static Instant time(JsonObject json, String name) {
    String text = json.text(name);
    try {
      Instant time = Instant.parse(text);
      if (seconds(time).toString().equals(text)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw new JsonShapeException(json.at(name), "must be a UTC time, not \"" + text + "\"");
    }
    throw new JsonShapeException(json.at(name), "must be a UTC time in whole seconds");
  }

  static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  static <T> T checked(String path, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException(path, "is wrong: " + e.getMessage());
    }
  }
}
