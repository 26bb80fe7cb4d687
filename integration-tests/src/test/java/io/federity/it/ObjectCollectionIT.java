package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.object.FileObjectStore;
import io.federity.object.ObjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that has not been touched for a month loses what nobody needs, and nothing else. */
@ExtendWith(FederationExtension.class)
class ObjectCollectionIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Federation federation;

  ObjectCollectionIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void tensorOfARefusedAggregation_isRemoved_andAllThatIsNeededStays() throws IOException {
    TinyRepository repository = TinyRepository.found(federation, 1, "none", List.of(ALICE));
    repository.pushForReview(ALICE);
    byte[] upload = "uploaded, not pushed yet".getBytes(StandardCharsets.UTF_8);
    String path = repository.path() + "/objects/" + ObjectId.ofBytes(upload).hex();
    federation.api(ALICE).putBytes(path, upload).orThrow();
    var store = new FileObjectStore(federation.store());
    String left = "left by an aggregation of " + repository.id();
    ObjectId unneeded = store.put(left.getBytes(StandardCharsets.UTF_8));
    assertThat(inventory().path("unknown")).extracting(JsonNode::asText).contains(unneeded.hex());

    letAMonthPass();

    Waiting.until(
        "the object is removed",
        PATIENCE,
        () -> isThere(store, unneeded) ? Optional.empty() : Optional.of(true));
    JsonNode after = inventory();
    assertThat(after.path("missing")).isEmpty();
    assertThat(after.path("named").asInt()).isPositive();
    assertThat(federation.api(ALICE).get(path).orThrow().body()).isEqualTo(upload);
    assertThat(store.fsck().defects()).isEmpty();
  }

  private JsonNode inventory() {
    return federation.api(DemoPerson.AUDITOR).get("/reconciliation/objects").orThrow().json();
  }

  private void letAMonthPass() throws IOException {
    FileTime then = FileTime.from(Instant.now().minus(Duration.ofDays(30)));
    try (Stream<Path> files = Files.walk(federation.store().resolve("objects"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, then);
      }
    }
  }

  private static boolean isThere(FileObjectStore store, ObjectId object) {
    try {
      return store.contains(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
