package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.demo.DemoPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs last: what all the tests together made the services log holds no secret. */
@ExtendWith(FederationExtension.class)
@Order(Integer.MAX_VALUE)
class LogsIT {
  /** Header and payload of a signed JSON Web Token. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{16,}\\.eyJ[A-Za-z0-9_-]{16,}");

  private final Federation federation;

  LogsIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void logs_ofTheWholeRun_holdNoSecret() throws IOException {
    DemoPerson alice = DemoPerson.CONTRIBUTORS.getFirst();
    federation.api(alice).get("/me").orThrow();
    federation.apiWithToken(federation.token(alice) + "x").get("/me");
    Map<String, String> secrets = secrets();
    assertThat(secrets).hasSizeGreaterThan(10);
    List<Path> logs = logs();
    assertThat(logs)
        .extracting(Path::getFileName)
        .map(Path::toString)
        .contains("server.log", "keycloak.log");

    List<String> found = new ArrayList<>();
    for (Path log : logs) {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      secrets.forEach((name, value) -> {
        if (text.contains(value)) {
          found.add(name + " in " + log);
        }
      });
      if (TOKEN.matcher(text).find()) {
        found.add("a token in " + log);
      }
    }
    assertThat(found).isEmpty();
  }

  /** Reviews end in the middle of verifications, in {@link ConcurrencyIT} for one. */
  @Test
  void engine_neverMissesAnInstanceThatEndedMeanwhile() throws IOException {
    for (Path log : logs()) {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      assertThat(text.contains("Cannot restore state of process instance"))
          .as(log.toString())
          .isFalse();
    }
  }

  @Test
  void search_ofATextWithAToken_findsIt() {
    String token = federation.token(DemoPerson.CONTRIBUTORS.getFirst());
    assertThat(TOKEN.matcher("Authorization: Bearer " + token).find()).isTrue();
    assertThat(federation.issuedTokens()).contains(token);
  }

  private Map<String, String> secrets() throws IOException {
    Map<String, String> secrets = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(federation.var().resolve("secrets"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        secrets.put(
            file.getFileName().toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1).strip());
      }
    }
    people().forEach(person -> secrets.put("password of " + person.username(), person.password()));
    int number = 0;
    for (String token : federation.issuedTokens()) {
      // The signature alone identifies it, and is what a shortened log line would keep.
      secrets.put("token " + ++number, token.substring(token.lastIndexOf('.') + 1));
    }
    return secrets;
  }

  private static Stream<DemoPerson> people() {
    return Stream.of(
            DemoPerson.CONTRIBUTORS,
            DemoPerson.REVIEWERS,
            List.of(DemoPerson.COMPLIANCE, DemoPerson.MAINTAINER, DemoPerson.AUDITOR))
        .flatMap(List::stream);
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(federation.var().resolve("log"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
