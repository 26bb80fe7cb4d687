package io.federity.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.relation.CommittedRows;
import io.federity.proof.relation.DataShape;
import io.federity.proof.relation.TrainProofs;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.TrainStatement;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A small training of random rows and weights. */
record RandomJob(
    ArchitectureDescriptor ad, TrainingDescriptor td, LigeroParameters parameters, Random random) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A job for each architecture, binary and of several classes, with odd sizes. */
  static List<RandomJob> ofEveryKind(Random random) {
    return List.of(
        new RandomJob(new LogisticDescriptor(3, 1), td(12), parameters(64), random),
        new RandomJob(new LogisticDescriptor(5, 3), td(12), parameters(128), random),
        new RandomJob(new MlpDescriptor(3, 2, 1), td(12), parameters(64), random),
        new RandomJob(new MlpDescriptor(2, 3, 5), td(12), parameters(64), random));
  }

  private static TrainingDescriptor td(int limb) {
    return new TrainingDescriptor(4, 5, 6, 13, 13, 14, 9, 13, 3, 2, 2, 1, limb);
  }

  private static LigeroParameters parameters(int ell) {
    return LigeroParameters.forTests(ell, 3, 4);
  }

  /** A job that was done. */
  record Made(
      DatasetStatement record,
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      TrainStatement statement,
      TrainingRows rows,
      long[] initial,
      long[] update,
      byte[] dataSeed,
      byte[] seed,
      byte[] proof) {
    ObjectNode vector(byte[] file) throws JsonProcessingException {
      ObjectNode vector = MAPPER.createObjectNode();
      vector.set("statement", tree(statement.canonical()));
      vector.set("ad", tree(ad.canonical()));
      vector.set("td", tree(td.canonical()));
      vector.set("hub_record", tree(record.canonical()));
      vector.set("w0", MAPPER.valueToTree(initial));
      vector.set("update", MAPPER.valueToTree(update));
      vector.set("x", MAPPER.valueToTree(rows.features()));
      vector.set("y", MAPPER.valueToTree(rows.labels()));
      vector.put("test_mode", true);
      vector.put("data_seed", HexFormat.of().formatHex(dataSeed));
      vector.put("seed", HexFormat.of().formatHex(seed));
      vector.put("proof", HexFormat.of().formatHex(file));
      vector.put("proof_sha256", VectorTool.sha256(file));
      return vector;
    }

    private static JsonNode tree(String canonical) throws JsonProcessingException {
      return MAPPER.readTree(canonical);
    }
  }

  Made make() throws RangeExceededException {
    int count = random.nextInt(5, 12);
    TrainingRows rows = rows(count);
    byte[] dataSeed = bytes();
    byte[] seed = bytes();
    DataShape shape = new DataShape(count, td.logB(), ad.inputs(), ad.outputs());
    CommittedRows committed = CommittedRows.commit(parameters, shape, rows, dataSeed);
    String base = hex();
    String nonce = hex();
    long[] initial = random.longs(ad.parameters(), -(1 << 21), 1 << 21).toArray();
    TrainProofs.Trained trained = TrainProofs.train(ad, td, committed, base, nonce, initial);
    DatasetStatement record = record(committed, count);
    TrainStatement statement =
        new TrainStatement(
            "ward/sépsis",
            "main",
            base,
            record.contributor(),
            record.hospital(),
            ad.id(),
            td.id(),
            nonce,
            committed.root(),
            random.nextInt(1, parameters.uses()),
            parameters,
            count,
            ad.inputs(),
            ad.outputs(),
            TrainProofs.hash(initial),
            TrainProofs.hash(trained.update()),
            hex());
    byte[] proof = TrainProofs.prove(statement, ad, td, committed, initial, trained, seed);
    return new Made(
        record, ad, td, statement, rows, initial, trained.update(), dataSeed, seed, proof);
  }

  private DatasetStatement record(CommittedRows committed, int count) {
    return new DatasetStatement(
        hex(),
        "St \"Mary's\"",
        committed.root(),
        0,
        parameters,
        count,
        ad.inputs(),
        ad.outputs(),
        td.logB(),
        td.fx(),
        td.xBits(),
        ad.outputs() == 1 ? Labels.BINARY : Labels.MULTI,
        new int[0]);
  }

  private TrainingRows rows(int count) {
    int bound = 1 << td.xBits();
    int[][] features =
        IntStream.range(0, count)
            .mapToObj(row -> random.ints(ad.inputs(), -bound, bound).toArray())
            .toArray(int[][]::new);
    int[][] labels =
        IntStream.range(0, count)
            .mapToObj(row -> random.ints(ad.outputs(), 0, 2).toArray())
            .toArray(int[][]::new);
    return new TrainingRows(features, labels);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  private String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
