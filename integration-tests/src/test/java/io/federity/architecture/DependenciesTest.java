package io.federity.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every direct dependency stands in docs/decisions/0110-dependencies.md with its version. */
class DependenciesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "integration-tests")).toAbsolutePath().getParent();
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> managed = new HashMap<>();

  @Test
  void directDependencies_allStandInTheirTable() throws Exception {
    List<Document> poms = poms();
    for (Document pom : poms) {
      elements(pom, "properties").forEach(this::readProperties);
    }
    elements(poms.getFirst(), "dependency")
        .filter(dependency -> !isDirect(dependency))
        .forEach(dependency -> managed.put(name(dependency), text(dependency, "version")));
    var missing = new TreeSet<String>();
    String page = Files.readString(ROOT.resolve("docs/decisions/0110-dependencies.md"));
    for (Document pom : poms) {
      elements(pom, "dependency")
          .filter(DependenciesTest::isDirect)
          .filter(dependency -> !text(dependency, "groupId").equals("io.federity"))
          .map(this::row)
          .filter(row -> !page.contains(row))
          .forEach(missing::add);
    }
    assertThat(missing).as("rows that docs/decisions/0110-dependencies.md should have").isEmpty();
  }

  /** The beginning of the row; without a version where a bill of materials sets it. */
  private String row(Element dependency) {
    String own = text(dependency, "version");
    String version = resolved(own.isEmpty() ? managed.getOrDefault(name(dependency), "") : own);
    return "| `" + name(dependency) + "` | " + version;
  }

  private void readProperties(Element group) {
    children(group).forEach(p -> properties.put(p.getTagName(), p.getTextContent().strip()));
  }

  private String resolved(String text) {
    Matcher matcher = PROPERTY.matcher(text);
    return matcher.replaceAll(
        match -> Matcher.quoteReplacement(properties.getOrDefault(match.group(1), match.group(0))));
  }

  private static String name(Element dependency) {
    return text(dependency, "groupId") + ":" + text(dependency, "artifactId");
  }

  private static String text(Element parent, String name) {
    return children(parent)
        .filter(child -> child.getTagName().equals(name))
        .map(child -> child.getTextContent().strip())
        .findFirst()
        .orElse("");
  }

  /** Not dependencyManagement, and not the dependencies of a plugin. */
  private static boolean isDirect(Element dependency) {
    String owner = dependency.getParentNode().getParentNode().getNodeName();
    return owner.equals("project") || owner.equals("profile");
  }

  private static List<Document> poms() throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    var poms = new java.util.ArrayList<Document>();
    poms.add(factory.newDocumentBuilder().parse(ROOT.resolve("pom.xml").toFile()));
    for (Path file : modulePoms()) {
      poms.add(factory.newDocumentBuilder().parse(file.toFile()));
    }
    return poms;
  }

  private static List<Path> modulePoms() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      return files
          .filter(file -> file.endsWith("pom.xml") && !file.getParent().equals(ROOT))
          .filter(file -> Files.isDirectory(file.resolveSibling("src")))
          .toList();
    }
  }

  private static Stream<Element> elements(Document pom, String name) {
    NodeList found = pom.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  private static Stream<Element> children(Element parent) {
    NodeList found = parent.getChildNodes();
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
