package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tutorial, typed as it stands: every command works and answers what the page says. */
@ExtendWith(FederationExtension.class)
class FirstContributionIT {
  private final Federation federation;
  private final HeartFederation heart;

  FirstContributionIT(Federation federation, HeartFederation heart) {
    this.federation = federation;
    this.heart = heart;
  }

  @Test
  void tutorial_typedAsItStands_answersAsItSaysAndEndsWithAnApprovedContribution()
      throws IOException, InterruptedException {
    Path page = federation.root().resolve("docs/tutorial/first-contribution.md");
    Map<String, String> environment =
        Map.of("FEDERITY_SERVER", federation.server().toString(), "NO_COLOR", "1");
    try (TypedShell shell = TypedShell.open(checkout(), environment)) {
      for (ConsoleBlocks.Step step : ConsoleBlocks.read(page)) {
        TypedShell.Answer answer = shell.type(step.command());
        String shown =
            "line %d: $ %s%n%s"
                .formatted(step.line(), step.command(), String.join("\n", answer.lines()));
        assertThat(answer.status()).as(shown).isZero();
        assertThat(step.missingIn(answer.lines())).as(shown).isEmpty();
      }
    }

    JsonNode last = federation.api(DemoPerson.AUDITOR).get(heart.path() + "/contributions").json();
    assertThat(last)
        .filteredOn(contribution -> contribution.path("author").asText().equals("bela.hungary"))
        .extracting(TinyRepository::state)
        .contains("approved");
  }

  /** A folder that looks like the root of the checkout, with the state of this run. */
  private Path checkout() throws IOException {
    Path folder = Files.createDirectories(federation.var().resolve("checkout"));
    link(folder.resolve("federity"), federation.root().resolve("federity"));
    link(folder.resolve("var"), federation.var());
    return folder;
  }

  private static void link(Path link, Path target) throws IOException {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
  }
}
