package io.federity.demo;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Plays the person at the browser: opens the identity provider's real pages, types name and
 * password, and accepts. Used where nobody sits in front of the demonstration; nothing in the
 * product knows it.
 */
public final class DeviceLogin {
  private static final int MOST_PAGES = 8;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new LocalCookies())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  /** Goes through the pages that begin at {@code address} until none asks for anything. */
  public void signIn(URI address, DemoPerson person) throws IOException, InterruptedException {
    Page page = open(HttpRequest.newBuilder(address).GET());
    boolean typedPassword = false;
    for (int i = 0; i < MOST_PAGES; i++) {
      Element form = page.document().selectFirst("form[action]");
      if (form == null) {
        if (typedPassword) {
          return;
        }
        throw new IOException("no sign-in form at " + page.address() + ": " + page.summary());
      }
      boolean asksPassword = form.selectFirst("input[name=password]") != null;
      if (asksPassword && typedPassword) {
        throw new IOException(
            "the sign-in of " + person.username() + " was refused: " + page.summary());
      }
      typedPassword |= asksPassword;
      page = submit(page, form, person);
    }
    throw new IOException("sign-in did not end after " + MOST_PAGES + " pages: " + page.summary());
  }

  private Page submit(Page page, Element form, DemoPerson person)
      throws IOException, InterruptedException {
    Map<String, String> fields = new TreeMap<>();
    for (Element input : form.select("input[name]")) {
      if (!input.attr("type").equals("submit") && !input.attr("type").equals("checkbox")) {
        fields.put(input.attr("name"), input.attr("value"));
      }
    }
    fields.computeIfPresent("username", (name, value) -> person.username());
    fields.computeIfPresent("password", (name, value) -> person.password());
    Element accept = form.selectFirst("[name=accept]");
    if (accept != null) {
      fields.put("accept", "Yes");
    }
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    URI action = page.address().resolve(form.attr("action"));
    return open(
        HttpRequest.newBuilder(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Page open(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        browser.send(
            request.header("Accept", "text/html").timeout(Duration.ofSeconds(60)).build(),
            HttpResponse.BodyHandlers.ofString());
    var page = new Page(response.uri(), Jsoup.parse(response.body(), response.uri().toString()));
    if (response.statusCode() >= 400) {
      throw new IOException(
          "HTTP " + response.statusCode() + " at " + response.uri() + ": " + page.summary());
    }
    return page;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Page(URI address, Document document) {
    String summary() {
      String text = document.text();
      return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
  }

  /** Browsers send Secure cookies to localhost over plain HTTP; the JDK's manager does not. */
  private static final class LocalCookies extends CookieHandler {
    private final CookieManager manager = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

    @Override
    public Map<String, List<String>> get(URI address, Map<String, List<String>> headers)
        throws IOException {
      return manager.get(address, headers);
    }

    @Override
    public void put(URI address, Map<String, List<String>> headers) throws IOException {
      Map<String, List<String>> plain =
          headers.entrySet().stream()
              .filter(header -> header.getKey() != null)
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      header ->
                          header.getValue().stream()
                              .map(value -> value.replaceAll("(?i);\\s*Secure", ""))
                              .toList()));
      manager.put(address, plain);
    }
  }
}
