package io.federity.commit;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.object.ObjectId;
import io.federity.wallet.Signatures;
import io.federity.wallet.SigningKey;
import io.federity.wallet.WalletAddress;
import java.time.Instant;
import java.util.Map;

/**
 * A signed statement about a commit, made after it; the electronic signature of 21 CFR Part 11 has
 * this form: who (printed name), what it means, why and when, bound to the commit id by the
 * server's signature.
 *
 * @param repository id of the repository
 * @param actor username; {@code federity} where no person acted
 * @param actorName printed name
 * @param meaning what the signature means, for example "approved for merge"
 * @param reason in the person's own words
 * @param facts what was found, as strings
 * @param signer key that signs the id of this attestation
 */
public record Attestation(
    AttestationKind kind,
    String repository,
    ObjectId subject,
    String actor,
    String actorName,
    String hospital,
    String meaning,
    String reason,
    Map<String, String> facts,
    Instant time,
    WalletAddress signer) {
  public Attestation {
    facts = Map.copyOf(facts);
    time = Encodings.seconds(time);
  }

  /** The canonical encoding. */
  public byte[] bytes() {
    return CanonicalJson.bytes(
        new JsonBuilder()
            .put("type", "attestation")
            .put("version", 1)
            .put("kind", kind.kindName())
            .put("repository", repository)
            .put("subject", subject.hex())
            .put("actor", actor)
            .put("actorName", actorName)
            .put("hospital", hospital)
            .put("meaning", meaning)
            .put("reason", reason)
            .putTextMap("facts", facts)
            .put("time", time.toString())
            .put("signer", signer.base58())
            .build());
  }

  /** SHA-256 of the canonical encoding. */
  public ObjectId id() {
    return ObjectId.ofBytes(bytes());
  }

  /** The signature over the id, 64 bytes; {@code key} must be the signer's. */
  public byte[] sign(SigningKey key) {
    if (!signer.equals(key.address())) {
      throw new IllegalArgumentException("the attestation names " + signer + " as its signer");
    }
    return key.sign(Signatures.message("attestation", id().hex()));
  }

  /** Whether the signature is the signer's over this attestation. */
  public boolean isSignedBy(byte[] signature) {
    return Signatures.verify(signer, Signatures.message("attestation", id().hex()), signature);
  }

  /** Reads an attestation; {@link JsonShapeException} names the member that is wrong. */
  public static Attestation fromJson(JsonValue value) {
    JsonObject json = JsonObject.of("", value);
    Encodings.requireType(json, "attestation");
    String kind = json.text("kind");
    var attestation =
        new Attestation(
            AttestationKind.named(kind)
                .orElseThrow(() -> new JsonShapeException("kind", "is unknown: " + kind)),
            json.text("repository"),
            Encodings.objectId(json, "subject"),
            json.text("actor"),
            json.text("actorName"),
            json.text("hospital"),
            json.text("meaning"),
            json.text("reason"),
            json.textMap("facts"),
            Encodings.time(json, "time"),
            Encodings.wallet(json, "signer"));
    json.end();
    return attestation;
  }
}
