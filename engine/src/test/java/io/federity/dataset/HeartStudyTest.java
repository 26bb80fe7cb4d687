package io.federity.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeartStudyTest {
  @TempDir private Path folder;

  @Test
  void features_areThoseOfFlambyInItsOrder() {
    assertThat(HeartStudy.recipe().data().features())
        .containsExactly(
            "age",
            "sex",
            "trestbps",
            "chol",
            "fbs",
            "thalach",
            "exang",
            "oldpeak",
            "cp=2",
            "cp=3",
            "cp=4",
            "restecg=1",
            "restecg=2");
    assertThat(HeartStudy.recipe().misfit(HeartStudy.architecture())).isEmpty();
  }

  // The counts of Fed-Heart-Disease.
  @ParameterizedTest
  @CsvSource({
    "CLEVELAND, 199, 104, 91, 48",
    "HUNGARY, 172, 89, 65, 33",
    "SWITZERLAND, 30, 16, 30, 15",
    "VA, 85, 45, 66, 35"
  })
  void realFiles_split_haveFlambysCounts(
      Hospital hospital, int training, int validation, int positives, int validationPositives)
      throws IOException {
    HeartStudy.Split split = HeartStudy.split(HeartFiles.folder().resolve(hospital.fileName()));
    HeartStudy.write(split, folder);
    Dataset train = HeartStudy.read(folder.resolve("train.csv"));
    Dataset test = HeartStudy.read(folder.resolve("validation.csv"));
    assertThat(List.of(train.size(), train.positives())).containsExactly(training, positives);
    assertThat(List.of(test.size(), test.positives()))
        .containsExactly(validation, validationPositives);
  }

  @ParameterizedTest
  @EnumSource(Hospital.class)
  void realFiles_split_haveThePublishedRows(Hospital hospital) throws IOException {
    Path raw = HeartFiles.folder().resolve(hospital.fileName());
    String name = hospital.fileName().replace("processed.", "").replace(".data", ".csv");
    List<String> rawLines = Files.readAllLines(raw);
    var training = new ArrayList<String>();
    var validation = new ArrayList<String>();
    for (String line : Files.readAllLines(HeartFiles.folder().resolve("split").resolve(name))) {
      if (!line.startsWith("file_row")) {
        String[] fields = line.split(",");
        (fields[1].equals("train") ? training : validation)
            .add(rawLines.get(Integer.parseInt(fields[0])));
      }
    }
    assertThat(HeartStudy.split(raw)).isEqualTo(new HeartStudy.Split(training, validation));
  }

  @ParameterizedTest
  @EnumSource(Hospital.class)
  void syntheticRows_readByTheRecipe_areAsManyAsTheRealOnes(Hospital hospital) throws IOException {
    List<String> lines = SyntheticHeart.lines(hospital, SyntheticHeart.SEED);
    assertThat(lines).hasSize(hospital.completeRows());
    assertThat(SyntheticHeart.lines(hospital, SyntheticHeart.SEED)).isEqualTo(lines);
    HeartStudy.write(HeartStudy.split(lines), folder);
    Dataset train = HeartStudy.read(folder.resolve("train.csv"));
    Dataset test = HeartStudy.read(folder.resolve("validation.csv"));
    assertThat(train.size() + test.size()).isEqualTo(hospital.completeRows());
  }

  @Test
  void syntheticSwitzerland_measuresNoCholesterol() throws IOException {
    HeartStudy.write(
        HeartStudy.split(SyntheticHeart.lines(Hospital.SWITZERLAND, SyntheticHeart.SEED)), folder);
    assertThat(HeartStudy.read(folder.resolve("train.csv")).constantFeatures()).contains("chol");
  }
}
