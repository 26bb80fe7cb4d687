package io.federity.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.federity.error.ErrorCode;
import io.federity.page.PageRequest;
import io.federity.wire.ProblemView;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document of the API: paths, parameters and schemas as SmallRye finds them in the
 * classes, and what classes do not say in its terms: which members may be absent, that everything
 * may answer with a problem, who may ask, how lists go on, and the text of the Javadoc.
 */
final class OpenApiDocument {
  private static final String PROBLEM = "application/problem+json";
  private static final List<String> OPEN =
      List.of("ServerResource_describe", "OpenApiResource_document");
  private static final String SUFFIX = "Resource";
  private static final String REF = "#/components/schemas/";

  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final List<Class<?>> resources;
  private final List<Class<?>> records;
  private final SourceComments comments;

  /** Of these resources and wire records. */
  OpenApiDocument(List<Class<?>> resources, List<Class<?>> records, SourceComments comments) {
    this.resources = resources;
    this.records = records;
    this.comments = comments;
  }

  /** The document as JSON text. */
  String text() throws IOException {
    ObjectNode document = (ObjectNode) json.readTree(scanned());
    ObjectNode whole = json.createObjectNode();
    whole.put("openapi", document.path("openapi").asText());
    info(whole.putObject("info"));
    whole.putArray("servers").addObject().put("url", "/").put("description", "This server");
    whole.putArray("security").addObject().putArray("bearer");
    tags(whole.putArray("tags"));
    whole.set("paths", sorted(document.path("paths")));
    ObjectNode components = whole.putObject("components");
    ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
    schemas.set(ProblemView.class.getSimpleName(), problemSchema());
    components.set("schemas", sorted(schemas));
    headers(components.putObject("headers"));
    problem(components.putObject("responses").putObject("problem"));
    bearer(components.putObject("securitySchemes").putObject("bearer"));
    whole.path("paths").forEach(path -> path.properties().forEach(this::operation));
    components.path("schemas").properties().forEach(this::schema);
    return json.writeValueAsString(whole) + "\n";
  }

  private String scanned() throws IOException {
    Indexer indexer = new Indexer();
    for (Class<?> type : resources) {
      index(indexer, type);
    }
    for (Class<?> type : records) {
      index(indexer, type);
    }
    index(indexer, RestApplication.class);
    index(indexer, PageQuery.class);
    index(indexer, RepositoryPath.class);
    for (Class<?> type : resources) {
      for (Method method : type.getDeclaredMethods()) {
        for (Class<?> parameter : method.getParameterTypes()) {
          if (parameter.getName().startsWith("io.federity") && !parameter.isRecord()) {
            index(indexer, parameter);
          }
        }
      }
    }
    Index index = indexer.complete();
    return SmallRyeOpenAPI.builder()
        .withConfig(
            new FixedConfig(
                Map.of("mp.openapi.extensions.smallrye.operationIdStrategy", "CLASS_METHOD")))
        .withApplicationClassLoader(getClass().getClassLoader())
        .withIndex(index)
        .withContextRootResolver(classes -> "/api")
        .enableModelReader(false)
        .enableStandardFilter(false)
        .enableStandardStaticFiles(false)
        .build()
        .toJSON();
  }

  private static void index(Indexer indexer, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      indexer.index(in);
    }
  }

  private ObjectNode sorted(JsonNode members) {
    Map<String, JsonNode> byName = new TreeMap<>();
    members.properties().forEach(member -> byName.put(member.getKey(), member.getValue()));
    ObjectNode sorted = json.createObjectNode();
    byName.forEach(sorted::set);
    return sorted;
  }

  private static void info(ObjectNode info) {
    info.put("title", "Federity")
        .put("version", "v1")
        .put(
            "description",
            "Repositories of machine-learning models whose merges are federated aggregations. How"
                + " to use the API is explained in docs/reference/api.md.");
  }

  private void tags(ArrayNode tags) {
    for (Class<?> resource : resources) {
      tags.addObject()
          .put("name", tag(resource))
          .put("description", firstSentence(comments.of(resource.getSimpleName())));
    }
  }

  /** The resource's name in words. */
  private static String tag(Class<?> resource) {
    String words =
        resource.getSimpleName().replace(SUFFIX, "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static void bearer(ObjectNode scheme) {
    scheme
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put(
            "description",
            "An access token of the issuer that `GET /api/v1/server` names, with the audience"
                + " `federity-api`.");
  }

  /** No method returns problems, so nobody has found their schema. */
  private ObjectNode problemSchema() {
    ObjectNode schema = json.createObjectNode().put("type", "object");
    ObjectNode members = schema.putObject("properties");
    for (RecordComponent member : ProblemView.class.getRecordComponents()) {
      String type = member.getType() == int.class ? "integer" : "string";
      members.putObject(member.getName()).put("type", type);
    }
    return schema;
  }

  /** Those that several answers have. */
  private static void headers(ObjectNode headers) {
    ObjectNode tag = headers.putObject(HttpHeaders.ETAG);
    tag.put("description", "The commit of a branch or tag, or the id of an object; in quotes.");
    tag.putObject("schema").put("type", "string");
    ObjectNode offset = headers.putObject("Upload-Offset");
    offset.put("description", "How many bytes of the object have arrived.");
    offset.putObject("schema").put("type", "integer").put("format", "int64");
  }

  private static void problem(ObjectNode response) {
    response.put(
        "description",
        "A refusal (RFC 9457); `type` is the page that explains its `code`, `remedy` the next"
            + " step.");
    ObjectNode wait = response.putObject("headers").putObject(HttpHeaders.RETRY_AFTER);
    wait.put("description", "Where waiting helps: after how many seconds to send it again.");
    wait.putObject("schema").put("type", "integer");
    ObjectNode content = response.putObject("content").putObject(PROBLEM);
    content.putObject("schema").put("$ref", REF + ProblemView.class.getSimpleName());
    content.set(
        "example",
        JsonBinding.mapper()
            .valueToTree(
                Answers.view(
                    ErrorCode.NOT_FOUND,
                    ErrorCode.NOT_FOUND.httpStatus(),
                    "there is no repository cleveland/hart",
                    null)));
  }

  private void operation(Map.Entry<String, JsonNode> entry) {
    ObjectNode operation = (ObjectNode) entry.getValue();
    String id = operation.path("operationId").asText();
    Method method = method(id);
    operation.put("operationId", id.replace(SUFFIX, ""));
    operation.putArray("tags").add(tag(method.getDeclaringClass()));
    String text = comments.of(id);
    String summary = firstSentence(text);
    operation.put("summary", summary);
    if (text.length() > summary.length()) {
      operation.put("description", text.substring(summary.length()).strip());
    }
    parameters(operation, method);
    ObjectNode responses = (ObjectNode) operation.path("responses");
    responses.putObject("default").put("$ref", "#/components/responses/problem");
    if (OPEN.contains(id)) {
      operation.putArray("security");
    }
    if (method.isAnnotationPresent(Idempotent.class)) {
      idempotencyKey(operation.withArray("parameters"));
      responses.properties().stream()
          .filter(answer -> answer.getKey().startsWith("2"))
          .forEach(answer -> replayed((ObjectNode) answer.getValue()));
    }
    if (takes(method, PageQuery.class)) {
      page(operation, (ObjectNode) responses.path("200"));
    }
  }

  /**
   * Texts are those of the Javadoc; the length of a body is no matter of the document's readers.
   */
  private void parameters(ObjectNode operation, Method method) {
    for (Iterator<JsonNode> all = operation.path("parameters").iterator(); all.hasNext(); ) {
      ObjectNode parameter = (ObjectNode) all.next();
      String name = parameter.path("name").asText();
      if (name.equals(HttpHeaders.CONTENT_LENGTH)) {
        all.remove();
      } else {
        parameter.put("description", new ParameterComments(comments).of(method, name));
      }
    }
  }

  private static void replayed(ObjectNode answer) {
    ObjectNode header = answer.withObject("/headers").putObject(IdempotencyInterceptor.REPLAYED);
    header.put("description", "`?1` where the request was done before, with the same key.");
    header.putObject("schema").put("type", "string");
  }

  private static boolean takes(Method method, Class<?> bean) {
    return Arrays.stream(method.getParameters())
        .anyMatch(parameter ->
            parameter.isAnnotationPresent(BeanParam.class) && parameter.getType() == bean);
  }

  private static void idempotencyKey(ArrayNode parameters) {
    ObjectNode key = parameters.addObject();
    key.put("name", IdempotencyKey.HEADER)
        .put("in", "header")
        .put(
            "description",
            "Sent twice with the same key, the request is done once; kept for a day.");
    key.putObject("schema").put("type", "string").put("minLength", 1).put("maxLength", 202);
  }

  private static void page(ObjectNode operation, ObjectNode answer) {
    for (JsonNode parameter : operation.path("parameters")) {
      ObjectNode described = (ObjectNode) parameter;
      if (parameter.path("name").asText().equals("limit")) {
        described
            .putObject("schema")
            .put("type", "integer")
            .put("minimum", 1)
            .put("maximum", PageRequest.MAX_LIMIT)
            .put("default", PageRequest.DEFAULT_LIMIT);
      } else if (parameter.path("name").asText().equals("cursor")) {
        described.putObject("schema").put("type", "string");
      }
    }
    ObjectNode link = answer.putObject("headers").putObject("Link");
    link.put("description", "The next page, with `rel=\"next\"`; absent on the last one.");
    link.putObject("schema").put("type", "string");
  }

  private Method method(String operationId) {
    int split = operationId.lastIndexOf('_');
    String type = operationId.substring(0, split);
    return resources.stream()
        .filter(resource -> resource.getSimpleName().equals(type))
        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getName().equals(operationId.substring(split + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no method " + operationId));
  }

  private void schema(Map.Entry<String, JsonNode> entry) {
    String name = entry.getKey();
    ObjectNode schema = (ObjectNode) entry.getValue();
    Optional<Class<?>> record =
        records.stream().filter(type -> type.getSimpleName().equals(name)).findFirst();
    if (record.isEmpty()) {
      throw new AssertionError("schema " + name + " is no wire record");
    }
    schema.put("description", comments.of(name));
    ArrayNode required = schema.putArray("required");
    for (RecordComponent member : record.get().getRecordComponents()) {
      if (!member.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(member.getName());
      }
      String text = comments.of(name + "." + member.getName());
      JsonNode property = schema.path("properties").path(member.getName());
      if (!text.isEmpty() && property instanceof ObjectNode described && !described.has("$ref")) {
        described.put("description", text);
      }
    }
  }

  /** Every operation as {@code GET /api/v1/...}. */
  static List<String> operations(JsonNode document) {
    return document.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(
                    operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
        .sorted()
        .toList();
  }
}
