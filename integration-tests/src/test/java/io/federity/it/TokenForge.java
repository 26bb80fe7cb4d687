package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.federity.demo.Waiting;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes access tokens as the realm would, with a key that the realm publishes as one of its own
 * while a test runs. So each claim can be wrong alone, in a token whose signature is right.
 */
final class TokenForge implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final RealmAdministration realm;
  private final KeyPair keys;
  private final String kid;

  private TokenForge(RealmAdministration realm, KeyPair keys, String kid) {
    this.realm = realm;
    this.keys = keys;
    this.kid = kid;
  }

  /** Makes a key and has the realm publish it, without ever signing with it itself. */
  static TokenForge in(RealmAdministration realm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    ObjectNode component = JSON.createObjectNode();
    component
        .put("name", "key of a test")
        .put("providerId", "rsa")
        .put("providerType", "org.keycloak.keys.KeyProvider");
    ObjectNode config = component.putObject("config");
    config.putArray("priority").add("-100");
    config.putArray("enabled").add("true");
    config.putArray("active").add("false");
    config.putArray("algorithm").add("RS256");
    config
        .putArray("privateKey")
        .add(Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
    realm.post("/components", component);
    return new TokenForge(realm, keys, publishedName(realm, keys));
  }

  private static String publishedName(RealmAdministration realm, KeyPair keys) {
    BigInteger ours = ((RSAPublicKey) keys.getPublic()).getModulus();
    return Waiting.until(
        "the realm publishes the key",
        Duration.ofSeconds(20),
        () -> {
          for (JsonNode key : realm.published()) {
            if (key.has("n") && number(key.path("n").asText()).equals(ours)) {
              return Optional.of(key.path("kid").asText());
            }
          }
          return Optional.empty();
        });
  }

  private static BigInteger number(String base64) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
  }

  /** The claims of a token. */
  static ObjectNode claims(String token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return (ObjectNode) ApiClient.read(payload);
  }

  /** A token with these claims, signed as the realm signs. */
  String sign(JsonNode claims) {
    return signedBy(keys, claims);
  }

  /** A token that says it was signed by the realm's key, and was signed by another. */
  String signByAStranger(JsonNode claims) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return signedBy(generator.generateKeyPair(), claims);
  }

  private String signedBy(KeyPair signer, JsonNode claims) {
    String signed = part(header("RS256")) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no RSA signature", e);
    }
  }

  /** A token that says it needs no signature (RFC 8725, section 2.1). */
  String unsigned(JsonNode claims) {
    return part(header("none")) + "." + part(claims) + ".";
  }

  /** A token whose HMAC key is the public key, which everybody has (RFC 8725, section 2.1). */
  String signedWithThePublicKeyAsSecret(JsonNode claims) throws GeneralSecurityException {
    String signed = part(header("HS256")) + "." + part(claims);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
    byte[] tag = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + BASE64.encodeToString(tag);
  }

  private ObjectNode header(String algorithm) {
    return JSON.createObjectNode().put("alg", algorithm).put("typ", "JWT").put("kid", kid);
  }

  private static String part(JsonNode json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    for (JsonNode component : realm.get("/components?name=key%20of%20a%20test")) {
      realm.delete("/components/" + component.path("id").asText());
    }
  }
}
