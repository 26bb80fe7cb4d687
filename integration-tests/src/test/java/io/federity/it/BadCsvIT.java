package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.demo.CommandResult;
import io.federity.demo.Consortium;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that training refuses, with the line to look at and with the model left as it is. */
@ExtendWith(FederationExtension.class)
class BadCsvIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();

  private final Consortium consortium;
  private final Path model;
  @TempDir private Path folder;
  private List<String> rows = List.of();

  BadCsvIT(Federation federation, HeartFederation heart) {
    this.consortium =
        new Consortium(
            federation.root().resolve("federity"),
            federation.var().resolve("quickstart"),
            federation.server().toString(),
            heart.summary().path("repository").asText());
    this.model = consortium.clone(ALICE).resolve("model.safetensors");
  }

  @BeforeEach
  void readGoodRows() throws IOException {
    rows = Files.readAllLines(consortium.data(ALICE, "train"));
  }

  @Test
  void train_onAnUnknownCategory_isRefusedWithTheLine() throws IOException {
    List<String> changed = new ArrayList<>(rows);
    String[] cells = rows.get(2).split(",");
    cells[2] = "17"; // chest pain has the types 1 to 4
    changed.set(2, String.join(",", cells));

    assertRefused(changed, "line 3");
  }

  @Test
  void train_onAMissingColumn_isRefusedWithTheLine() throws IOException {
    List<String> changed = new ArrayList<>(rows);
    changed.set(4, rows.get(4).substring(rows.get(4).indexOf(',') + 1));

    assertRefused(changed, "line 5");
  }

  @Test
  void train_onText_isRefusedWithTheLine() throws IOException {
    List<String> changed = new ArrayList<>(rows);
    changed.set(0, "sixty" + rows.get(0).substring(rows.get(0).indexOf(',')));

    assertRefused(changed, "line 1");
  }

  @Test
  void train_onNoRows_isRefused() throws IOException {
    assertRefused(List.of(), "no rows");
  }

  private void assertRefused(List<String> lines, String where) throws IOException {
    byte[] before = Files.readAllBytes(model);
    Path file = Files.write(folder.resolve("rows.csv"), lines, StandardCharsets.UTF_8);

    CommandResult refused =
        consortium.runInClone(ALICE, "train", "--data", file.toString(), "--json");

    assertThat(refused.exitCode()).isEqualTo(ErrorCode.BAD_CSV.exitCode());
    assertThat(refused.output()).isBlank();
    assertThat(refused.problem().path("code").asText()).isEqualTo("bad-csv");
    assertThat(refused.problem().path("detail").asText()).contains("rows.csv").contains(where);
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
  }
}
