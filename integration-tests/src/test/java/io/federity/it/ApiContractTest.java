package io.federity.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiContractTest {
  private static final String WALLET =
      "{\"address\":\"a\",\"username\":\"u\",\"linked\":\"2026-03-01T08:00:00Z\"}";

  private static void check(String path, int status, String type, String body) {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost" + path)).build();
    HttpHeaders headers =
        HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true);
    ApiContract.committed()
        .check(
            request,
            new ApiReply("GET " + path, status, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void answerAsDocumented_isGood() {
    assertThatCode(() -> check("/api/v1/wallets", 200, "application/json", "[" + WALLET + "]"))
        .doesNotThrowAnyException();
  }

  @Test
  void memberThatIsMissingOrOfAnotherKind_isFound() {
    for (String broken :
        List.of(
            "[{}]",
            "{}",
            "[" + WALLET.replace("\"u\"", "7") + "]",
            "[" + WALLET.replace("linked", "other") + "]")) {
      assertThatThrownBy(() -> check("/api/v1/wallets", 200, "application/json", broken))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void statusThatIsNotDocumented_isFound() {
    assertThatThrownBy(() -> check("/api/v1/wallets", 202, "application/json", "[]"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void refusal_isAProblem() {
    assertThatThrownBy(() -> check("/api/v1/wallets", 403, "application/problem+json", "{}"))
        .isInstanceOf(AssertionError.class);
  }
}
