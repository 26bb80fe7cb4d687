package io.federity.demo;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without a screen: follows redirects, keeps cookies, fills forms in. Enough for pages
 * that work without scripts, as those of the identity provider do.
 */
public final class PageBrowser {
  private static final String ANY_FORM = "form[action]";
  private static final int SUMMARY_LENGTH = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new LocalCookies())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  /** A page, at the address where the redirects ended. */
  public record Page(URI address, int status, HttpHeaders headers, Document document) {
    /** Its first form. */
    public Optional<Element> form() {
      return Optional.ofNullable(document.selectFirst(ANY_FORM));
    }

    /** Whether it has a field or button of that name. */
    public boolean asksFor(String name) {
      return document.selectFirst("form [name=" + name + "]") != null;
    }

    /** The beginning of its text. */
    public String summary() {
      String text = document.text();
      return text.length() > SUMMARY_LENGTH ? text.substring(0, SUMMARY_LENGTH) + "…" : text;
    }
  }

  /** Opens an address. */
  public Page open(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** Follows the first link that the CSS query finds. */
  public Page follow(Page page, String query) throws IOException, InterruptedException {
    Element link = first(page, query);
    return open(page.address().resolve(link.attr("href")));
  }

  /**
   * Sends the page's first form.
   *
   * @param typed values of fields that the form has, or the button that is pressed; what the form
   *     does not have is left out
   */
  public Page submit(Page page, Map<String, String> typed)
      throws IOException, InterruptedException {
    return submit(page, ANY_FORM, typed);
  }

  /** Sends the first form that the CSS query finds. */
  public Page submit(Page page, String query, Map<String, String> typed)
      throws IOException, InterruptedException {
    Element form = first(page, query);
    Map<String, String> fields = new TreeMap<>();
    for (Element input : form.select("input[name]")) {
      if (!input.attr("type").equals("submit") && !input.attr("type").equals("checkbox")) {
        fields.put(input.attr("name"), input.attr("value"));
      }
    }
    typed.forEach((name, value) -> {
      if (form.selectFirst("[name=" + name + "]") != null) {
        fields.put(name, value);
      }
    });
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(page.address().resolve(form.attr("action")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Element first(Page page, String query) throws IOException {
    Element found = page.document().selectFirst(query);
    if (found == null) {
      throw new IOException("no " + query + " at " + page.address() + ": " + page.summary());
    }
    return found;
  }

  private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request.header("Accept", "text/html").timeout(Duration.ofSeconds(60)).build(),
            HttpResponse.BodyHandlers.ofString());
    return new Page(
        response.uri(),
        response.statusCode(),
        response.headers(),
        Jsoup.parse(response.body(), response.uri().toString()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
