package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.aggregation.AggregationMember;
import io.federity.aggregation.AggregationOutcome;
import io.federity.aggregation.Aggregator;
import io.federity.aggregation.FedAvg;
import io.federity.audit.AuditChain;
import io.federity.audit.AuditEntry;
import io.federity.commit.Attestation;
import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.MergeMember;
import io.federity.commit.SignedCommit;
import io.federity.commit.TreeEntry;
import io.federity.dataset.Dataset;
import io.federity.demo.DemoPerson;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.object.ObjectId;
import io.federity.recipe.Recipe;
import io.federity.recipe.Standardisation;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole round of four hospitals, played through the command line, and then checked from outside:
 * everything the product claims is computed or verified again from what it published.
 */
@ExtendWith(FederationExtension.class)
class FederationRoundIT {
  private static final double FLOAT_TOLERANCE = 1e-5;

  private final Federation federation;
  private final HeartFederation heart;
  private final PublishedRepository repository;
  private Commit merge;

  FederationRoundIT(Federation federation, HeartFederation heart) {
    this.federation = federation;
    this.heart = heart;
    this.repository = heart.repository();
  }

  @BeforeEach
  void findMerge() {
    merge =
        repository
            .commit(heart.summary().path("published").get(0).path("commit").asText())
            .commit();
  }

  @Test
  void round_ofTheDemonstration_mergesFourRefusesOneAndRejectsOne() {
    JsonNode counts = heart.summary().path("contributions");
    assertThat(counts.path("merged").asInt()).isEqualTo(4);
    assertThat(counts.path("refused").asInt()).isEqualTo(1);
    assertThat(counts.path("rejected").asInt()).isEqualTo(1);
    assertThat(heart.summary().path("rounds").asInt()).isEqualTo(1);
    assertThat(repository.commit("main").commit().id()).isEqualTo(merge.id());
  }

  @Test
  void merge_recomputedFromTheMembersObjects_hasTheSameBits() throws IOException {
    List<AggregationMember> members = new ArrayList<>();
    for (MergeMember member : mergeMembers()) {
      Map<String, Tensor> tensors = repository.tensors(commit(member.commit()));
      members.add(
          new AggregationMember(
              member.commit().hex(),
              member.hospital(),
              member.numExamples(),
              name -> Optional.ofNullable(tensors.get(name))));
    }
    Map<String, ObjectId> published = new TreeMap<>();
    for (TreeEntry entry : repository.tree(merge).entries()) {
      published.put(entry.spec().name(), entry.object());
    }
    Map<String, ObjectId> recomputed = new TreeMap<>();

    AggregationOutcome outcome =
        Aggregator.aggregate(
            new FedAvg(),
            repository.tree(merge).structure(),
            members.reversed(),
            tensor -> {
              ObjectId id = TensorObject.id(tensor);
              recomputed.put(tensor.name(), id);
              return id;
            });

    assertThat(outcome).isInstanceOf(AggregationOutcome.Aggregated.class);
    assertThat(recomputed).isEqualTo(published);
    assertThat(((AggregationOutcome.Aggregated) outcome).weights())
        .extracting(weight -> weight.commitId() + " " + weight.share())
        .containsExactlyElementsOf(
            mergeMembers().stream().map(m -> m.commit().hex() + " " + m.weight()).toList());
  }

  @Test
  void merge_signatureAndParents_areTheServersAndTheMembers() {
    String serverKey =
        federation.apiWithToken("").get("/server").orThrow().json().path("serverKey").asText();
    List<ObjectId> members = mergeMembers().stream().map(MergeMember::commit).toList();

    assertThat(merge.kind()).isEqualTo(CommitKind.MERGE);
    assertThat(merge.signer().base58()).isEqualTo(serverKey);
    assertThat(merge.parents()).hasSize(5).containsAll(members);
    assertThat(members)
        .extracting(this::commit)
        .allSatisfy(member -> assertThat(member.base()).isEqualTo(merge.base()))
        .extracting(member -> member.signer().base58())
        .doesNotHaveDuplicates()
        .doesNotContain(serverKey);
  }

  @Test
  void contribution_signer_isTheWalletItsAuthorLinked() {
    for (MergeMember member : mergeMembers()) {
      Commit commit = commit(member.commit());
      DemoPerson author =
          DemoPerson.CONTRIBUTORS.stream()
              .filter(person -> person.username().equals(commit.author()))
              .findAny()
              .orElseThrow();
      JsonNode wallets = federation.api(author).get("/wallets").orThrow().json();
      assertThat(wallets)
          .extracting(wallet -> wallet.path("address").asText())
          .contains(commit.signer().base58());
    }
  }

  @Test
  void attestations_ofMergeAndMembers_verify() {
    assertThat(attestations(merge.id()))
        .extracting(attestation -> attestation.kind().kindName())
        .contains("evaluation", "sign-off");
    assertThat(attestations(merge.id()))
        .filteredOn(attestation -> attestation.kind().kindName().equals("evaluation"))
        .extracting(Attestation::hospital)
        .containsExactlyInAnyOrder("cleveland", "hungary", "switzerland", "va");
    assertThat(attestations(merge.id()))
        .filteredOn(attestation -> attestation.kind().kindName().equals("sign-off"))
        .extracting(Attestation::actor)
        .containsExactly("carol.compliance");
    for (MergeMember member : mergeMembers()) {
      assertThat(attestations(member.commit()))
          .extracting(attestation -> attestation.kind().kindName())
          .contains("verification", "approval");
      assertThat(attestations(member.commit()))
          .filteredOn(attestation -> attestation.kind().kindName().equals("verification"))
          .allSatisfy(verification ->
              assertThat(verification.reason())
                  .isEqualTo("signature, lineage and structure verified; no training proof"));
    }
  }

  /** The attestations of a commit; each is canonical, names the commit and is signed. */
  private List<Attestation> attestations(ObjectId commit) {
    List<Attestation> attestations = new ArrayList<>();
    for (JsonNode view : repository.commitView(commit.hex()).path("attestations")) {
      JsonReading reading = JsonReader.readCanonical(utf8(view.path("attestation").asText()));
      assertThat(reading).isInstanceOf(JsonReading.Read.class);
      Attestation attestation = Attestation.fromJson(((JsonReading.Read) reading).value());
      assertThat(attestation.subject()).isEqualTo(commit);
      assertThat(attestation.repository()).isEqualTo(merge.repository());
      assertThat(
              attestation.isSignedBy(Base64.getDecoder().decode(view.path("signature").asText())))
          .as("signature of %s", attestation)
          .isTrue();
      attestations.add(attestation);
    }
    return attestations;
  }

  @Test
  void auditTrail_readEntryByEntry_isAnUnbrokenChain() {
    ApiClient adam = federation.api(DemoPerson.AUDITOR);
    List<AuditChain.Stored> entries = new ArrayList<>();
    for (JsonNode view : AuditPages.all(adam)) {
      Map<String, String> details = new TreeMap<>();
      view.path("details")
          .properties()
          .forEach(e -> details.put(e.getKey(), e.getValue().asText()));
      entries.add(
          new AuditChain.Stored(
              new AuditEntry(
                  view.path("number").asLong(),
                  new ObjectId(view.path("previous").asText()),
                  Instant.parse(view.path("time").asText()),
                  view.path("actor").asText(),
                  view.path("actorName").asText(),
                  view.path("hospital").asText(),
                  view.path("repository").asText(),
                  view.path("action").asText(),
                  view.path("subject").asText(),
                  details),
              new ObjectId(view.path("hash").asText())));
    }

    assertThat(AuditChain.verify(entries.iterator()))
        .isEqualTo(new AuditChain.Verdict.Intact(entries.size(), entries.getLast().hash()));
    assertThat(adam.get("/audit/verify").orThrow().json().path("intact").asBoolean()).isTrue();
  }

  @Test
  void nfts_readFromTheChain_nameTheirCommits() {
    JsonNode nfts = repository.get("/nfts");
    assertThat(nfts)
        .extracting(nft -> nft.path("kind").asText())
        .containsExactlyInAnyOrder(
            "collection", "merge", "contribution", "contribution", "contribution", "contribution");
    for (JsonNode nft : nfts) {
      assertThat(nft.path("state").asText()).as(nft.toString()).isEqualTo("minted");
      ChainMint mint = ChainMint.read(federation.solana(), nft.path("mint").asText());
      assertThat(mint.supply()).isEqualTo(1);
      assertThat(mint.hasMintAuthority()).isFalse();
      if (!nft.path("kind").asText().equals("collection")) {
        Commit commit = commit(new ObjectId(nft.path("commit").asText()));
        assertThat(mint.fields())
            .containsEntry("commit", commit.id().hex())
            .containsEntry("digest", commit.tree().hex())
            .containsEntry("round", "1");
        assertThat(mint.group()).isEqualTo(nft.path("collection").asText());
        assertThat(mint.isSealed()).isTrue();
      }
    }
  }

  @Test
  void standardisation_frozenInRoundZero_isThatOfThePooledRows() {
    Recipe recipe = repository.recipe(merge);
    Standardisation frozen = recipe.standardisation().orElseThrow();
    List<double[]> pooled = pooledTraining(recipe).rows();
    for (int j = 0; j < frozen.columns().size(); j++) {
      assertThat(frozen.mean().get(j).doubleValue()).isCloseTo(Heart.mean(pooled, j), within(1e-9));
      assertThat(frozen.std().get(j).doubleValue()).isCloseTo(Heart.std(pooled, j), within(1e-9));
    }
    assertThat(frozen.n()).isEqualTo(pooled.size());
  }

  @Test
  void merge_ofOneFullBatchStepEverywhere_isAStepOfPooledGradientDescent() {
    Recipe recipe = repository.recipe(merge);
    Dataset pooled = pooledTraining(recipe);
    double[][] rows = Heart.scaled(pooled, recipe.standardisation().orElseThrow());
    double learningRate = recipe.training().learningRate().doubleValue();
    double[] zeros = new double[pooled.features().size() + 1];
    double[] expected = Heart.step(zeros, rows, pooled.labels(), learningRate);

    assertThat(weights(merge)).containsExactly(expected, within(FLOAT_TOLERANCE));
    assertThat(weights(commit(merge.base().orElseThrow()))).containsOnly(0);
  }

  @Test
  void evaluations_ofTheHospitalsWorkers_areThoseOfThePublishedTensors() {
    Recipe recipe = repository.recipe(merge);
    double[] weights = weights(merge);
    JsonNode evaluations = repository.get("/evaluations?branch=main");
    int seen = 0;
    for (JsonNode evaluation : evaluations) {
      if (evaluation.path("commit").asText().equals(merge.id().hex())) {
        Dataset data =
            Heart.read(heart.rows(evaluation.path("hospital").asText(), "validation"), recipe);
        double[][] rows = Heart.scaled(data, recipe.standardisation().orElseThrow());
        JsonNode reported = evaluation.path("candidate");
        assertThat(reported.path("examples").asLong()).isEqualTo(rows.length);
        assertThat(reported.path("correct").asLong())
            .isEqualTo(Heart.correct(weights, rows, data.labels()));
        seen++;
      }
    }
    assertThat(seen).isEqualTo(4);
  }

  private Dataset pooledTraining(Recipe recipe) {
    return Dataset.concat(
        DemoPerson.CONTRIBUTORS.stream()
            .map(person -> Heart.read(heart.rows(person.hospital(), "train"), recipe))
            .toList());
  }

  /** The logistic model's weights, then its bias. */
  private double[] weights(Commit commit) {
    Map<String, Tensor> tensors = repository.tensors(commit);
    double[] weight = tensors.get("fc.weight").toDoubleArray();
    double[] all = java.util.Arrays.copyOf(weight, weight.length + 1);
    all[weight.length] = tensors.get("fc.bias").getDouble(0);
    return all;
  }

  private List<MergeMember> mergeMembers() {
    List<MergeMember> members = merge.merge().orElseThrow().members();
    assertThat(members).hasSize(4);
    assertThat(members.stream().map(m -> new BigDecimal(m.weight())).reduce(BigDecimal::add))
        .hasValueSatisfying(sum -> assertThat(sum.doubleValue()).isCloseTo(1, within(1e-12)));
    return members;
  }

  private Commit commit(ObjectId id) {
    SignedCommit signed = repository.commit(id.hex());
    assertThat(signed.commit().id()).isEqualTo(id);
    return signed.commit();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
