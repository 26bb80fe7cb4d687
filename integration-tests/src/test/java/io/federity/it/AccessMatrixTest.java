package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The access matrix has a row for whatever the server answers to, and no row for anything else. */
class AccessMatrixTest {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
  private static final List<String> REPOSITORIES = List.of("member", "open", "private");
  private static final Path WEB = Path.of("..", "web");

  private final AccessMatrix matrix = AccessMatrix.read();

  /** A method of a resource, as its annotations describe it. */
  private record Endpoint(String method, String template) {
    boolean ofRepository() {
      return template.startsWith("/repositories/{");
    }

    boolean answers(AccessMatrix.Row row) {
      return row.method().equals(method) && address(row).matches(pattern());
    }

    private String pattern() {
      String[] literals = template.split("\\{[^{}/]*(\\{[^{}]*})*[^{}/]*}", -1);
      return List.of(literals).stream().map(Pattern::quote).collect(Collectors.joining("[^/]+"));
    }
  }

  /** The row's address with any values for its placeholders. */
  private static String address(AccessMatrix.Row row) {
    String address = row.address();
    for (String kind : REPOSITORIES) {
      address = address.replace("{" + kind + "}", "repositories/o/n");
    }
    return address.replaceAll("\\{[a-z]+}", "x");
  }

  @Test
  void endpoints_allHaveARow() {
    assertThat(endpoints()).hasSizeGreaterThan(30);
    assertThat(endpoints())
        .filteredOn(endpoint -> rows(false).stream().noneMatch(endpoint::answers))
        .as("endpoints without a row in access-matrix.txt")
        .isEmpty();
  }

  @Test
  void endpointsOfRepositories_haveARowForEachKindOfRepository() {
    assertThat(endpoints())
        .filteredOn(Endpoint::ofRepository)
        .allSatisfy(endpoint ->
            assertThat(REPOSITORIES)
                .as(endpoint + " in access-matrix.txt")
                .allMatch(kind ->
                    rows(false).stream()
                        .filter(row -> row.path().contains("{" + kind + "}"))
                        .anyMatch(endpoint::answers)));
  }

  @Test
  void rows_areAllOfAnEndpoint() {
    List<Endpoint> endpoints = endpoints();
    assertThat(rows(false))
        .filteredOn(row -> endpoints.stream().noneMatch(endpoint -> endpoint.answers(row)))
        .as("rows of access-matrix.txt that nothing answers")
        .isEmpty();
  }

  @Test
  void pages_allHaveARow_andNoRowIsOfAnother() throws Exception {
    List<Pattern> addresses = new ArrayList<>(routes());
    servlets().forEach(address -> addresses.add(Pattern.compile(Pattern.quote(address))));
    addresses.add(Pattern.compile("/")); // the welcome page
    assertThat(addresses).hasSizeGreaterThan(15);

    assertThat(addresses)
        .filteredOn(address -> rows(true).stream().noneMatch(row -> matches(address, row)))
        .as("pages without a row in access-matrix.txt")
        .isEmpty();
    assertThat(rows(true))
        .filteredOn(row -> !row.address().startsWith("/pages/")) // the files, which are closed
        .filteredOn(row -> addresses.stream().noneMatch(address -> matches(address, row)))
        .as("rows of access-matrix.txt that are no pages")
        .isEmpty();
  }

  private static boolean matches(Pattern address, AccessMatrix.Row row) {
    return address.matcher(address(row)).matches();
  }

  private List<AccessMatrix.Row> rows(boolean pages) {
    Predicate<AccessMatrix.Row> wanted = row -> row.isPage() == pages;
    return matrix.rows().stream().filter(wanted).toList();
  }

  private static List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (JavaClass type : classes("api")) {
      Optional<String> root = path(type.getAnnotations());
      if (root.isPresent()) {
        for (JavaMethod method : type.getMethods()) {
          String template = root.get() + path(method.getAnnotations()).map(p -> "/" + p).orElse("");
          method.getAnnotations().stream()
              .map(annotation -> annotation.getRawType().getSimpleName())
              .filter(METHODS::contains)
              .map(name -> new Endpoint(name, template.replaceAll("/+", "/")))
              .forEach(endpoints::add);
        }
      }
    }
    return endpoints;
  }

  private static Optional<String> path(Collection<? extends JavaAnnotation<?>> annotations) {
    return annotations.stream()
        .filter(annotation -> annotation.getRawType().getName().equals("jakarta.ws.rs.Path"))
        .map(annotation -> String.valueOf(annotation.get("value").orElse("")))
        .findFirst();
  }

  private static Set<String> servlets() {
    Set<String> addresses = new TreeSet<>();
    for (JavaClass type : classes("portal")) {
      for (JavaAnnotation<?> annotation : type.getAnnotations()) {
        if (annotation.getRawType().getSimpleName().equals("WebServlet")) {
          Object[] values = (Object[]) annotation.get("value").orElse(new Object[0]);
          List.of(values).forEach(value -> addresses.add(value.toString()));
        }
      }
    }
    assertThat(addresses).isNotEmpty();
    return addresses;
  }

  /** The portal's own list; the class is not public, and nothing else should need it. */
  private static List<Pattern> routes() throws Exception {
    URL classes = WEB.resolve("portal/target/classes").toUri().toURL();
    try (var loader = new URLClassLoader(new URL[] {classes}, null)) {
      Class<?> route = loader.loadClass("io.federity.portal.faces.Route");
      var all = route.getDeclaredField("ALL");
      all.setAccessible(true);
      var pattern = route.getDeclaredMethod("pattern");
      pattern.setAccessible(true);
      List<Pattern> patterns = new ArrayList<>();
      for (Object one : (List<?>) all.get(null)) {
        patterns.add((Pattern) pattern.invoke(one));
      }
      return patterns;
    }
  }

  private static JavaClasses classes(String war) {
    Path folder = WEB.resolve(war).resolve("target/classes");
    assertThat(folder).as("build it first: ./mvnw verify builds all").isDirectory();
    return new ClassFileImporter().importPath(folder);
  }
}
