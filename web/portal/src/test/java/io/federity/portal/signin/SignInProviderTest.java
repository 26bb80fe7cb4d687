package io.federity.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInProviderTest {
  private HttpServer server;
  private SignInProvider provider;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/realm/.well-known/openid-configuration",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    provider = new SignInProvider("http://127.0.0.1:" + server.getAddress().getPort() + "/realm");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void provider_thatAnswers_isThere() {
    assertThat(provider.answers()).isTrue();
  }

  @Test
  void provider_behindAProxyThatFindsNobody_isAway() {
    status = 503;
    assertThat(provider.answers()).isFalse();
  }

  @Test
  void provider_whereNobodyListens_isAway_untilItIsBack() throws IOException {
    InetSocketAddress address = server.getAddress();
    server.stop(0);
    assertThat(provider.answers()).isFalse();

    server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    assertThat(provider.answers()).isTrue();
  }
}
