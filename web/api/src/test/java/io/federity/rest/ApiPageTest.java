package io.federity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/reference/api.md has a row for every request that the resources take. */
class ApiPageTest {
  @Test
  void page_ofTheApi_namesEveryRequest() throws Exception {
    var requests = new TreeSet<String>();
    for (Class<?> resource : Resources.all()) {
      for (Method method : resource.getDeclaredMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (verb != null) {
            requests.add("`" + verb.value() + " " + path(resource, method));
          }
        }
      }
    }
    assertThat(requests).isNotEmpty();
    assertThat(page().replaceAll("\\?[a-z=&]*`", "`"))
        .contains(requests.stream().map(r -> r + "`").toList());
  }

  private static String path(Class<?> resource, Method method) {
    Path path = method.getAnnotation(Path.class);
    String whole = shown(resource.getAnnotation(Path.class)) + (path == null ? "" : shown(path));
    return whole.replace("/repositories/{owner}/{name}", "R");
  }

  /** With one leading slash and without the patterns of parameters. */
  private static String shown(Path path) {
    String text = path.value().replaceAll(":[^/]*}(?=/|$)", "}");
    return text.equals("/") || text.isEmpty() ? "" : text.startsWith("/") ? text : "/" + text;
  }

  private static String page() throws IOException {
    return Files.readString(
        java.nio.file.Path.of(
            System.getProperty("basedir", "web/api"), "..", "..", "docs", "reference", "api.md"));
  }
}
