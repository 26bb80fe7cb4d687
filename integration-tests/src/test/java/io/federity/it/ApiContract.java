package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer of the API against its OpenAPI document. */
final class ApiContract {
  private static final ApiContract COMMITTED = read();

  private final JsonNode document;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  ApiContract(JsonNode document) {
    this.document = document;
  }

  /** The one in docs/reference. */
  static ApiContract committed() {
    return COMMITTED;
  }

  private static ApiContract read() {
    Path page =
        Path.of(System.getProperty("basedir", "integration-tests"))
            .resolve("../docs/reference/openapi.json");
    try {
      return new ApiContract(new ObjectMapper().readTree(Files.readAllBytes(page)));
    } catch (IOException e) {
      throw new UncheckedIOException("no document " + page, e);
    }
  }

  /**
   * Fails where the document does not know of such an answer; paths that it lacks are not asked.
   */
  void check(HttpRequest request, ApiReply reply) {
    operation(request).ifPresent(operation -> check(operation, reply));
  }

  private void check(JsonNode operation, ApiReply reply) {
    JsonNode responses = operation.path("responses");
    JsonNode response = responses.path(String.valueOf(reply.status()));
    if (response.isMissingNode()) {
      if (reply.ok()) {
        throw new AssertionError("the API's document does not know of the status: " + reply);
      }
      response = responses.path("default");
    }
    String type = reply.contentType().split(";", 2)[0].strip();
    JsonNode schema = resolved(response).path("content").path(type).path("schema");
    if (!schema.isMissingNode() && type.endsWith("json") && reply.body().length > 0) {
      Set<ValidationMessage> faults = compiled(schema).validate(reply.json());
      if (!faults.isEmpty()) {
        throw new AssertionError("the answer is not as documented, " + faults + ": " + reply);
      }
    }
  }

  private JsonNode resolved(JsonNode response) {
    String reference = response.path("$ref").asText();
    return reference.isEmpty() ? response : document.at(reference.substring(1));
  }

  private JsonSchema compiled(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema.toString(),
        text -> {
          ObjectNode root = schema.deepCopy();
          root.set("components", document.path("components"));
          return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
        });
  }

  private Optional<JsonNode> operation(HttpRequest request) {
    String method = request.method().toLowerCase(Locale.ROOT);
    String[] asked = request.uri().getPath().split("/");
    JsonNode best = null;
    int literals = -1;
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      int matching = literals(path.getKey().split("/"), asked);
      if (matching > literals && path.getValue().has(method)) {
        literals = matching;
        best = path.getValue().path(method);
      }
    }
    return Optional.ofNullable(best);
  }

  /** How many segments are equal, or -1 where the path is of another template. */
  private static int literals(String[] template, String[] asked) {
    if (template.length != asked.length) {
      return -1;
    }
    int equal = 0;
    for (int i = 0; i < template.length; i++) {
      if (template[i].equals(asked[i])) {
        equal++;
      } else if (!template[i].startsWith("{")) {
        return -1;
      }
    }
    return equal;
  }
}
