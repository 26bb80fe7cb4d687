package io.federity.benchmark.heart;

import io.federity.dataset.HeartSource;
import io.federity.dataset.HeartStudy;
import io.federity.dataset.Hospital;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real heart data of four hospitals, which benchmarks read and never fetch. */
public final class HeartSites {
  private HeartSites() {}

  /** The hospitals' rows, split; ends the program with 2 and a message where they are not there. */
  public static List<Site> required() throws IOException {
    HeartSource source =
        HeartSource.find(
            HeartStudy.configuredFolder(),
            Path.of("var", "data"),
            (_, _) -> {
              throw new IOException("benchmarks do not download");
            });
    return switch (source) {
      case HeartSource.Real(Path folder, _) -> read(folder);
      case HeartSource.Unusable(String problem) -> exit(problem);
      case HeartSource.Synthetic _ ->
          exit(
              "the heart-disease files are not there: set FEDERITY_DATA to the folder that holds "
                  + "heart-disease/, or run ./quickstart once, which fetches them into var/data");
    };
  }

  private static List<Site> exit(String message) {
    System.err.println(message);
    System.exit(2);
    return List.of();
  }

  static List<Site> read(Path folder) throws IOException {
    Path scratch = Files.createTempDirectory("heart");
    var sites = new ArrayList<Site>();
    for (Hospital hospital : Hospital.values()) {
      HeartStudy.write(HeartStudy.split(folder.resolve(hospital.fileName())), scratch);
      Path train = scratch.resolve("train.csv");
      Path validation = scratch.resolve("validation.csv");
      sites.add(new Site(hospital, HeartStudy.read(train), HeartStudy.read(validation)));
      Files.delete(train);
      Files.delete(validation);
    }
    Files.delete(scratch);
    return sites;
  }
}
