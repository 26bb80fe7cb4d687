package io.federity.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Secrets come from the environment or from files: no configuration that ships has one in it. */
class SecretsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "integration-tests")).toAbsolutePath().getParent();

  /** The demonstration's published passwords and the embedded database that only it uses. */
  private static final List<String> PUBLISHED = List.of("-demo\"", "FEDERITY_DB_PASSWORD:sa}");

  /** A name that means a secret, and what is assigned to it; {@code :'name'} is psql's variable. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?i)[\"']?[\\w.-]*(?:secret|password|passwd|passphrase|private[_-]?key|api[_-]?key)[\"']?"
              + "\\s*(?::(?!')|=)\\s*(\"[^\"]*\"|'[^']*'|[^\\s,;]+)");

  private static final Pattern LONG_RANDOM =
      Pattern.compile("\\b(?!0{40})[0-9a-f]{40,}\\b|-----BEGIN [A-Z ]*PRIVATE");

  @Test
  void configuration_holdsNoLiteralSecret() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : configuration()) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        literalSecret(line).forEach(value -> found.add(ROOT.relativize(file) + ": " + value));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void search_ofALineWithASecret_findsIt() {
    assertThat(literalSecret("\"secret\": \"s3cret-of-the-portal\"")).hasSize(1);
    assertThat(literalSecret("FEDERITY_DB_PASSWORD=hunter2")).hasSize(1);
    assertThat(literalSecret("  \"clientSecret\" : \"abc\",")).hasSize(1);
    assertThat(literalSecret("password='hunter2'")).hasSize(1);
    assertThat(literalSecret("key = -----BEGIN RSA PRIVATE KEY-----")).isNotEmpty();
    assertThat(literalSecret("token 0123456789abcdef0123456789abcdef01234567")).isNotEmpty();
  }

  @Test
  void search_ofALineThatNamesWhereASecretIs_findsNothing() {
    assertThat(literalSecret("\"secret\": \"${FEDERITY_PORTAL_SECRET}\"")).isEmpty();
    assertThat(literalSecret("\"secret\": \"${env.FEDERITY_PORTAL_SECRET:}\"")).isEmpty();
    assertThat(literalSecret("KC_BOOTSTRAP_ADMIN_PASSWORD=$(secret keycloak-admin)")).isEmpty();
    assertThat(literalSecret("FEDERITY_DB_PASSWORD=")).isEmpty();
    assertThat(literalSecret("FEDERITY_PORTAL_SECRET: ${FEDERITY_PORTAL_SECRET:?set it}"))
        .isEmpty();
  }

  private static List<String> literalSecret(String line) {
    List<String> found = new ArrayList<>();
    if (PUBLISHED.stream().anyMatch(line::contains)) {
      return found;
    }
    Matcher assignment = ASSIGNMENT.matcher(line);
    while (assignment.find()) {
      String value = assignment.group(1).replaceAll("^[\"']|[\"']$", "");
      if (!isReference(value)) {
        found.add(assignment.group());
      }
    }
    Matcher random = LONG_RANDOM.matcher(line);
    if (random.find() && !line.contains("sha256")) {
      found.add(random.group());
    }
    return found;
  }

  /** A variable, a command, a file's name or nothing. */
  private static boolean isReference(String value) {
    return value.isEmpty()
        || value.startsWith("$")
        || value.startsWith("%")
        || value.equals("true");
  }

  private static List<Path> configuration() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder :
        List.of(
            "realm-config",
            "docker",
            "bin",
            "ear/src/main",
            "web/api/src/main/webapp",
            "web/portal/src/main/webapp/WEB-INF",
            "ejb/src/main/resources",
            "demo",
            "cli/src/main/distribution")) {
      try (Stream<Path> tree = Files.walk(ROOT.resolve(folder))) {
        tree.filter(Files::isRegularFile)
            .filter(file -> !file.toString().contains("/target/"))
            .filter(file -> !file.toString().endsWith(".java"))
            .filter(file -> !file.toString().endsWith(".md"))
            .forEach(files::add);
      }
    }
    assertThat(files).hasSizeGreaterThan(30);
    return files;
  }
}
