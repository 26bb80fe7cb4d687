package io.federity.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.Outcome;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonValue;
import io.federity.policy.BranchPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples and tables of docs/reference/recipe.md and policy.md. */
class RecipePageTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("basedir", "core"), "..", "docs", "reference");
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void recipePage_itsExamples_areAccepted() throws IOException {
    List<byte[]> examples = examples("recipe.md");
    assertThat(Recipe.read(examples.getFirst())).isInstanceOf(Outcome.Accepted.class);
    assertThat(examples.subList(1, examples.size()))
        .hasSize(3)
        .allSatisfy(text ->
            assertThat(ArchitectureDescriptor.read(text)).isInstanceOf(Outcome.Accepted.class));
  }

  @Test
  void recipePage_ofEveryMember_hasALine() throws IOException {
    String page = Files.readString(REFERENCE.resolve("recipe.md"));
    Recipe recipe = ((Outcome.Accepted<Recipe>) Recipe.read(examples("recipe.md").get(0))).value();
    assertThat(page).contains(lines(recipe.toJson()));
    assertThat(page).contains(lines(recipe.data().toJson()));
    assertThat(page).contains(lines(recipe.training().toJson()));
  }

  @Test
  void policyPage_itsExampleAndTable_areThoseOfTheStandardPolicy() throws IOException {
    var example = (JsonReading.Read) JsonReader.read(examples("policy.md").getFirst());
    assertThat(BranchPolicy.fromJson(example.value())).isEqualTo(BranchPolicy.standard());
    assertThat(Files.readString(REFERENCE.resolve("policy.md")))
        .contains(lines(BranchPolicy.standard().json()));
  }

  private static List<String> lines(JsonValue.Members members) {
    return members.values().keySet().stream().map(name -> "| `" + name + "` |").toList();
  }

  private static List<byte[]> examples(String page) throws IOException {
    return EXAMPLE
        .matcher(Files.readString(REFERENCE.resolve(page)))
        .results()
        .map(example -> example.group(1).getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
