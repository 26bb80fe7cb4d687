package io.federity.dataset;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * Prepares the demo's data: {@code <out>/<hospital>/train.csv} and {@code validation.csv}, {@code
 * <out>/recipe.json} and {@code <out>/architecture.json}. Prints one line of JSON that names the
 * source and the rows. Usage: {@code HeartDemo <out> <own data folder>}.
 */
public final class HeartDemo {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private HeartDemo() {}

  /** Exit code 0, or 2 where the arguments or FEDERITY_DATA cannot be used. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: HeartDemo <output folder> <own data folder>");
      System.exit(2);
    }
    Path out = Path.of(arguments[0]);
    HeartSource source =
        HeartSource.find(HeartStudy.configuredFolder(), Path.of(arguments[1]), HeartDemo::download);
    if (source instanceof HeartSource.Unusable(String problem)) {
      System.err.println(problem + "; name the right folder, or unset FEDERITY_DATA");
      System.exit(2);
    }
    System.out.println(CanonicalJson.text(prepare(source, out)));
  }

  /** Writes everything and says what was written. */
  static JsonValue.Members prepare(HeartSource source, Path out) throws IOException {
    var hospitals = new JsonBuilder();
    for (Hospital hospital : Hospital.values()) {
      HeartStudy.Split split = HeartStudy.split(rawLines(source, hospital));
      HeartStudy.write(split, out.resolve(hospital.slug()));
      hospitals.put(
          hospital.slug(),
          new JsonBuilder()
              .put("train", split.training().size())
              .put("validation", split.validation().size())
              .build());
    }
    Files.write(out.resolve("recipe.json"), HeartStudy.recipe().canonicalBytes());
    Files.write(out.resolve("architecture.json"), HeartStudy.architecture().canonicalBytes());
    var described = new JsonBuilder().put("hospitals", hospitals.build());
    switch (source) {
      case HeartSource.Real(Path folder, String origin) ->
          described
              .put("source", "uci-heart-disease")
              .put("synthetic", false)
              .put("origin", origin)
              .put("folder", folder.toString());
      case HeartSource.Synthetic(String reason) ->
          described.put("source", "synthetic").put("synthetic", true).put("reason", reason);
      case HeartSource.Unusable(String problem) -> throw new IllegalArgumentException(problem);
    }
    JsonValue.Members json = described.build();
    Files.writeString(out.resolve("source.json"), CanonicalJson.text(json), StandardCharsets.UTF_8);
    return json;
  }

  private static List<String> rawLines(HeartSource source, Hospital hospital) throws IOException {
    return switch (source) {
      case HeartSource.Real(Path folder, _) ->
          Files.readAllLines(folder.resolve(hospital.fileName()));
      case HeartSource.Synthetic _ -> SyntheticHeart.lines(hospital, SyntheticHeart.SEED);
      case HeartSource.Unusable(String problem) -> throw new IllegalArgumentException(problem);
    };
  }

  private static void download(URI from, Path to) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request = HttpRequest.newBuilder(from).timeout(PATIENCE).build();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException(from + " answered with status " + response.statusCode());
        }
        Files.copy(body, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while fetching " + from, e);
    }
  }
}
