package io.federity.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceLoginTest {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();

  private final List<String> submitted = new ArrayList<>();
  private HttpServer provider;

  @BeforeEach
  void startProvider() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext("/device", exchange -> redirect(exchange, "/login?session=1"));
    provider.createContext("/login", this::login);
    provider.createContext("/consent", this::consent);
    provider.start();
  }

  @AfterEach
  void stopProvider() {
    provider.stop(0);
  }

  private void login(HttpExchange exchange) throws IOException {
    String form =
        "<form action='/login?session=1'><input type='hidden' name='tab' value='7'>"
            + "<input name='username'><input name='password' type='password'>"
            + "<input type='submit' name='login'></form>";
    if (exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().add("Set-Cookie", "SESSION=abc; Path=/; Secure; HttpOnly");
      page(exchange, 200, form);
      return;
    }
    submitted.add(body(exchange));
    boolean session =
        String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")).contains("abc");
    boolean right = submitted.getLast().contains("password=alice.cleveland-demo");
    if (session && right) {
      page(
          exchange,
          200,
          "<form action='/consent'><input type='hidden' name='code' value='42'>"
              + "<input type='submit' name='accept' value='Yes'>"
              + "<input type='submit' name='cancel' value='No'></form>");
    } else {
      page(exchange, 200, "Invalid username or password. " + form);
    }
  }

  private void consent(HttpExchange exchange) throws IOException {
    submitted.add(body(exchange));
    page(exchange, 200, "<h1>Device Login Successful</h1>");
  }

  private URI address() {
    return URI.create("http://localhost:" + provider.getAddress().getPort() + "/device");
  }

  @Test
  void signIn_throughLoginAndConsent_sendsWhatThePagesAskFor() throws Exception {
    new DeviceLogin().signIn(address(), ALICE);
    assertThat(submitted)
        .containsExactly(
            "password=alice.cleveland-demo&tab=7&username=alice.cleveland", "accept=Yes&code=42");
  }

  @Test
  void signIn_withAWrongPassword_failsWithThePagesWords() {
    var stranger = new DemoPerson("mallory", "va", List.of());
    assertThatThrownBy(() -> new DeviceLogin().signIn(address(), stranger))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the sign-in of mallory was refused")
        .hasMessageContaining("Invalid username or password");
  }

  @Test
  void signIn_atAPageThatFails_namesItsStatus() {
    provider.createContext("/broken", exchange -> page(exchange, 500, "We are sorry"));
    assertThatThrownBy(() -> new DeviceLogin().signIn(address().resolve("/broken"), ALICE))
        .hasMessageContaining("HTTP 500")
        .hasMessageContaining("We are sorry");
  }

  @Test
  void signIn_atAPageWithoutAForm_isNoSuccess() {
    provider.createContext("/empty", exchange -> page(exchange, 200, "nothing here"));
    assertThatThrownBy(() -> new DeviceLogin().signIn(address().resolve("/empty"), ALICE))
        .hasMessageContaining("no sign-in form");
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void page(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = ("<html><body>" + body + "</body></html>").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
