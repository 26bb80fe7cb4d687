package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.object.ObjectId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Objects on their way: in parts, by range, and above the limit. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final DemoPerson BELA = DemoPerson.CONTRIBUTORS.get(1);
  private static final String PART = "application/partial-upload";

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(23);
  private final Federation federation;
  private final ApiClient alice;
  private TinyRepository repository;

  TransferIT(Federation federation) {
    this.federation = federation;
    this.alice = federation.api(ALICE);
  }

  @BeforeAll
  void found() {
    repository = TinyRepository.found(federation, 2, "none");
  }

  @Test
  void uploadInParts_goesOnAtItsOffset_forItsUploaderAlone() {
    byte[] content = bytes(100_000);
    String path = upload(content);
    assertThat(offset(path)).isZero();
    ApiReply first = part(path, 0, Arrays.copyOf(content, 60_000), "?0").orThrow();
    assertThat(first.status()).isEqualTo(204);
    assertThat(first.header("Upload-Offset")).contains("60000");
    assertThat(offset(path)).isEqualTo(60_000);
    assertThat(
            federation
                .api(BELA)
                .send("HEAD", path, BodyPublishers.noBody())
                .header("Upload-Offset"))
        .contains("0");
    byte[] rest = Arrays.copyOfRange(content, 60_000, content.length);

    RefusalsIT.assertProblem(ErrorCode.UPLOAD_OFFSET_DIFFERS, part(path, 59_999, rest, "?1"));
    ApiReply last = part(path, 60_000, rest, "?1");
    assertThat(last.status()).isEqualTo(201);
    assertThat(last.json().path("size").asInt()).isEqualTo(content.length);
    assertThat(alice.get(object(content)).body()).isEqualTo(content);
    assertThat(offset(path)).as("nothing is left of it").isZero();
  }

  @Test
  void uploadInParts_ofOtherBytes_isRefusedAndForgotten() {
    byte[] content = bytes(1_000);
    byte[] changed = content.clone();
    changed[999] ^= 1;
    String path = upload(content);
    RefusalsIT.assertProblem(ErrorCode.OBJECT_HASH_MISMATCH, part(path, 0, changed, "?1"));
    assertThat(offset(path)).isZero();
    assertThat(part(path, 0, content, "?1").status()).isEqualTo(201);
  }

  @Test
  void upload_thatEndsTooEarly_isToldSoAndKept() throws IOException {
    byte[] content = bytes(1_000);
    String path = upload(content);
    URI server = federation.server();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          """
          PATCH /api/v1%s HTTP/1.1\r
          Host: localhost\r
          Connection: close\r
          Authorization: Bearer %s\r
          Content-Type: %s\r
          Content-Length: 1000\r
          Upload-Offset: 0\r
          Upload-Complete: ?1\r
          \r
          """
              .formatted(path, federation.token(ALICE), PART);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(content, 0, 600);
      socket.shutdownOutput();
      socket.setSoTimeout((int) Services.READ_TIMEOUT.multipliedBy(2).toMillis());
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 408 ").contains(code(ErrorCode.UPLOAD_INTERRUPTED));
    }
    assertThat(offset(path)).isEqualTo(600);
    byte[] rest = Arrays.copyOfRange(content, 600, 1_000);
    assertThat(part(path, 600, rest, "?1").status()).isEqualTo(201);
  }

  private static String code(ErrorCode code) {
    return "\"code\":\"" + code.code() + "\"";
  }

  @Test
  void uploadInParts_discarded_beginsAnew() {
    byte[] content = bytes(1_000);
    String path = upload(content);
    part(path, 0, Arrays.copyOf(content, 10), "?0").orThrow();
    assertThat(alice.send("DELETE", path, BodyPublishers.noBody()).status()).isEqualTo(204);
    assertThat(offset(path)).isZero();
  }

  @Test
  void rangeOfAnObject_isWhatWasAskedFor() {
    byte[] content = bytes(1_000);
    alice.putBytes(object(content), content).orThrow();
    String tag = "\"" + ObjectId.ofBytes(content).hex() + "\"";

    ApiReply tail = range(content, "bytes=990-", "If-Range", tag);
    assertThat(tail.status()).isEqualTo(206);
    assertThat(tail.header("Content-Range")).contains("bytes 990-999/1000");
    assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(content, 990, 1_000));
    assertThat(range(content, "bytes=0-9").body()).isEqualTo(Arrays.copyOf(content, 10));
    assertThat(range(content, "bytes=1000-").status()).isEqualTo(416);
    assertThat(range(content, "bytes=990-", "If-Range", "\"other\"").body()).isEqualTo(content);
    assertThat(range(content, "bytes=0-1,5-6").body()).isEqualTo(content);
  }

  @Test
  void object_aboveTheLimit_isRefusedUnread() {
    String path = repository.path() + "/objects/" + ObjectId.ofBytes(new byte[0]).hex();
    long above = Services.LARGEST_OBJECT + 1;
    ApiReply refused =
        alice.send(
            "PATCH",
            path + "/upload",
            BodyPublishers.ofByteArray(new byte[1]),
            "Content-Type",
            PART,
            "Upload-Offset",
            String.valueOf(above - 1));
    RefusalsIT.assertProblem(ErrorCode.OBJECT_TOO_LARGE, refused);
    assertThat(alice.putBytes(path, new byte[0]).status()).isEqualTo(201);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private String object(byte[] content) {
    return repository.path() + "/objects/" + ObjectId.ofBytes(content).hex();
  }

  private String upload(byte[] content) {
    return object(content) + "/upload";
  }

  private long offset(String path) {
    ApiReply reply = alice.send("HEAD", path, BodyPublishers.noBody()).orThrow();
    return Long.parseLong(reply.header("Upload-Offset").orElseThrow());
  }

  private ApiReply part(String path, long offset, byte[] bytes, String complete) {
    return alice.send(
        "PATCH",
        path,
        BodyPublishers.ofByteArray(bytes),
        "Content-Type",
        PART,
        "Upload-Offset",
        String.valueOf(offset),
        "Upload-Complete",
        complete);
  }

  private ApiReply range(byte[] content, String range, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Range";
    all[headers.length + 1] = range;
    return alice.send("GET", object(content), BodyPublishers.noBody(), all);
  }
}
