package io.federity.ledger.rpc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** JSON-RPC over HTTP. */
final class HttpTransport implements RpcTransport {
  /** An account has at most 10 MiB, a third more in Base64. */
  static final int MAX_ANSWER_BYTES = 16 << 20;

  private final URI endpoint;
  private final Duration timeout;
  private final HttpClient http;

  HttpTransport(URI endpoint, Duration timeout) {
    this(
        endpoint,
        timeout,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build());
  }

  HttpTransport(URI endpoint, Duration timeout, HttpClient http) {
    this.endpoint = endpoint;
    this.timeout = timeout;
    this.http = http;
  }

  @Override
  public byte[] send(String request) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(endpoint)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request))
            .build();
    HttpResponse<byte[]> response =
        http.send(post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    if (response.statusCode() != 200) {
      throw new IOException("HTTP status " + response.statusCode());
    }
    return response.body();
  }
}
