package io.federity.commit;

import static io.federity.commit.CommitFixtures.ALICE;
import static io.federity.commit.CommitFixtures.NOON;
import static io.federity.commit.CommitFixtures.SERVER;
import static io.federity.commit.CommitFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.audit.AuditEntry;
import io.federity.object.ObjectId;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.Decimal;
import io.federity.statistics.ColumnStatistics;
import io.federity.statistics.SiteStatistics;
import io.federity.tensor.DType;
import io.federity.tensor.TensorBuilder;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worked example of docs/reference/commit.md, which a Python program computed. */
class CommitPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "core"), "..", "docs", "reference", "commit.md");
  private static final String REPOSITORY = "5f0c7c62-0000-4000-8000-000000000001";
  private static final String REASON = "Loss falls, update is small";

  @Test
  void workedExample_madeByThisCode_isWhatThePagePrints() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(
            "tree        " + tree().id(),
            "commit      " + commit().id(),
            "signed by   " + ALICE.address(),
            "signature   " + base64(SignedCommit.sign(commit(), ALICE).signature()),
            "attestation " + approval().id(),
            "signature   " + base64(approval().sign(SERVER)),
            "statistics  " + ObjectId.ofBytes(statistics().canonicalBytes()),
            "signature   " + base64(ALICE.sign(statistics().message(REPOSITORY))),
            "audit       " + entry().hash());
  }

  @Test
  void kinds_ofAttestations_areAllOnThePage() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(
            java.util.Arrays.stream(AttestationKind.values())
                .map(kind -> "`" + kind.kindName() + "`")
                .toList());
  }

  private static Tree tree() {
    var architecture = new ArchitectureDescriptor.Logistic(2, 1);
    return new Tree(
        ObjectId.ofBytes(architecture.canonicalBytes()),
        List.of(
            entry("fc.bias", List.of(1L), 0.5), entry("fc.weight", List.of(1L, 2L), -1.0, 0.25)));
  }

  private static TreeEntry entry(String name, List<Long> shape, double... values) {
    var spec = new TensorSpec(name, DType.F32, shape);
    var tensor = TensorBuilder.of(spec).setDoubles(0, values, values.length).build();
    return new TreeEntry(spec, TensorObject.id(tensor));
  }

  private static Commit commit() {
    return new Commit(
        CommitKind.CONTRIBUTION,
        REPOSITORY,
        "main",
        List.of(id("the base")),
        tree().id(),
        id("the recipe"),
        "alice.cleveland",
        "cleveland",
        ALICE.address(),
        "Train one epoch",
        199,
        Map.of("loss.before", "0.693", "loss.after", "0.412"),
        Map.of("seed", "42", "threads", "1"),
        NOON,
        Optional.empty());
  }

  private static Attestation approval() {
    return new Attestation(
        AttestationKind.APPROVAL,
        REPOSITORY,
        commit().id(),
        "robert.hungary",
        "Robert Reviewer",
        "hungary",
        "Approved for merge",
        REASON,
        Map.of("revision", "1"),
        NOON.plus(Duration.ofMinutes(30)),
        SERVER.address());
  }

  private static SiteStatistics statistics() {
    var age = new ColumnStatistics("age", new Decimal("130.0"), new Decimal("8500.0"));
    return new SiteStatistics(2, List.of(age));
  }

  private static AuditEntry entry() {
    return new AuditEntry(
        1,
        AuditEntry.GENESIS,
        NOON.plus(Duration.ofMinutes(30)).plusMillis(125),
        "robert.hungary",
        "Robert Reviewer",
        "hungary",
        "cleveland/heart-risk",
        "contribution.approve",
        commit().id().hex(),
        Map.of("reason", REASON));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
