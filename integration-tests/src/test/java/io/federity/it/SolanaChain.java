package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The chain by plain JSON-RPC; no code of the product takes part. */
record SolanaChain(URI rpc) {
  /** The result of a call; {@code parameters} is the JSON array. */
  JsonNode call(String method, String parameters) {
    String body =
        """
        {"jsonrpc":"2.0","id":1,"method":"%s","params":%s}
        """
            .formatted(method, parameters);
    HttpRequest request =
        HttpRequest.newBuilder(rpc)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return ApiClient.read(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.ofByteArray())
                  .body())
          .path("result");
    } catch (IOException e) {
      throw new IllegalStateException("the chain does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the chain", e);
    }
  }

  /** How many transactions that succeeded name the address. */
  int transactions(String address) {
    int good = 0;
    for (JsonNode entry :
        call(
            "getSignaturesForAddress",
            "[\"" + address + "\",{\"limit\":100,\"commitment\":\"confirmed\"}]")) {
      good += entry.path("err").isNull() ? 1 : 0;
    }
    return good;
  }
}
