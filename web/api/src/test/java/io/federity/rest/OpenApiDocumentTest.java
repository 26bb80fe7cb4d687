package io.federity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.federity.wire.ProblemView;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/reference/openapi.json, which the server gives out, is what the classes say. */
class OpenApiDocumentTest {
  private static final java.nio.file.Path ROOT =
      java.nio.file.Path.of(System.getProperty("basedir", "web/api"), "..", "..");
  private static final java.nio.file.Path PAGE = ROOT.resolve("docs/reference/openapi.json");
  private static final String REGENERATE =
      "./mvnw -pl web/api -am test -Dtest=OpenApiDocumentTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfederity.write-docs=true";

  private static String text;
  private static JsonNode document;

  @BeforeAll
  static void generate() throws Exception {
    var comments =
        SourceComments.of(
            ROOT.resolve("web/api/src/main/java"),
            ROOT.resolve("core/src/main/java/io/federity/wire"));
    text = new OpenApiDocument(Resources.all(), records(), comments).text();
    document = new ObjectMapper().readTree(text);
  }

  private static List<Class<?>> records() throws Exception {
    try (Stream<java.nio.file.Path> files =
        Files.list(ROOT.resolve("core/src/main/java/io/federity/wire"))) {
      List<Class<?>> records = new ArrayList<>();
      for (java.nio.file.Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        if (!name.equals("package-info")) {
          records.add(Class.forName(ProblemView.class.getPackageName() + "." + name));
        }
      }
      return records;
    }
  }

  @Test
  void committedDocument_isWhatTheClassesSay() throws Exception {
    if (Boolean.getBoolean("federity.write-docs")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).as("write it again with: " + REGENERATE).hasContent(text);
  }

  @Test
  void parser_findsNoFault() {
    var options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getPaths()).hasSameSizeAs(document.path("paths"));
  }

  @Test
  void document_namesEveryRequest() throws Exception {
    var requests = new TreeSet<String>();
    for (Class<?> resource : Resources.all()) {
      for (Method method : resource.getDeclaredMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (verb != null) {
            requests.add(verb.value() + " /api/v1" + path(resource, method));
          }
        }
      }
    }
    assertThat(requests).isNotEmpty();
    assertThat(OpenApiDocument.operations(document)).containsExactlyElementsOf(requests);
  }

  private static String path(Class<?> resource, Method method) {
    Path own = method.getAnnotation(Path.class);
    String whole = shown(resource.getAnnotation(Path.class)) + (own == null ? "" : shown(own));
    return whole.replaceAll(":[^/]*}(?=/|$)", "}");
  }

  private static String shown(Path path) {
    return path.value().startsWith("/") ? path.value() : "/" + path.value();
  }

  @Test
  void everyOperation_saysWhatItDoesAndAnswers() {
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        String id = operation.path("operationId").asText();
        assertThat(operation.path("summary").asText()).as(id).isNotBlank();
        assertThat(operation.path("responses").has("default")).as(id).isTrue();
        assertThat(operation.path("responses").properties())
            .as(id + " has an answer of success with a body, or none")
            .anyMatch(answer -> answer.getKey().startsWith("2"));
      }
    }
  }

  @Test
  void everyParameter_hasAText() {
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        for (JsonNode parameter : operation.path("parameters")) {
          assertThat(parameter.path("description").asText())
              .as(operation.path("operationId").asText() + " " + parameter.path("name").asText())
              .isNotBlank();
        }
      }
    }
  }

  @Test
  void operationIds_areUnique_andOfADeclaredTag() {
    List<String> tags = document.path("tags").findValuesAsText("name");
    List<String> ids = document.path("paths").findValuesAsText("operationId");
    assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(OpenApiDocument.operations(document));
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        assertThat(tags).contains(operation.path("tags").path(0).asText());
      }
    }
  }

  @Test
  void everySchema_isARecordOfTheWireWithAText() {
    assertThat(document.path("components").path("schemas").size()).isGreaterThan(40);
    for (JsonNode schema : document.path("components").path("schemas")) {
      assertThat(schema.path("description").asText()).isNotBlank();
      assertThat(schema.path("type").asText()).isEqualTo("object");
    }
  }

  @Test
  void memberThatMayBeAbsent_isNotRequired() {
    JsonNode metrics = document.path("components").path("schemas").path("MetricsView");
    assertThat(metrics.path("required")).extracting(JsonNode::asText).contains("loss");
    assertThat(metrics.path("required")).extracting(JsonNode::asText).doesNotContain("auc");
    assertThat(metrics.path("properties").has("auc")).isTrue();
  }
}
