package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.federity.demo.DemoPerson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real Chromium in front of the portal: each person has a window of their own, signs in through
 * the identity provider's pages, and every page that is opened is looked at by axe and kept as a
 * picture in {@code target/screenshots}.
 */
final class PortalBrowser implements AutoCloseable {
  private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21aa");

  private final Federation federation;
  private final Playwright playwright;
  private final Browser browser;
  private final Map<DemoPerson, Page> windows = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private PortalBrowser(Federation federation, Path chromium) {
    this.federation = federation;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Opens the browser that {@code bin/find-chromium} finds or fetches; without one it fails. */
  static PortalBrowser open(Federation federation) {
    return new PortalBrowser(federation, federation.chromium());
  }

  /** The person's window, signed in. */
  Page window(DemoPerson person) {
    return windows.computeIfAbsent(person, this::signIn);
  }

  private Page signIn(DemoPerson person) {
    Page page = newWindow();
    page.navigate(address("/app/inbox"));
    typePassword(page, person);
    page.waitForURL("**/portal/app/inbox*");
    return page;
  }

  /** The window of somebody who has not signed in. */
  Page newWindow() {
    BrowserContext context = browser.newContext();
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** Fills the identity provider's login page in and sends it. */
  static void typePassword(Page page, DemoPerson person) {
    page.locator("#password").waitFor(); // a name that was already known is not asked again
    if (page.locator("#username").isVisible()) {
      page.locator("#username").fill(person.username());
    }
    page.locator("#password").fill(person.password());
    page.locator("#kc-login").click();
  }

  /** Opens a page below the portal's context path. */
  Response visit(Page page, String path) {
    return page.navigate(address(path));
  }

  /** Address of a page of the portal. */
  String address(String path) {
    return federation.server() + "/portal" + path;
  }

  /** Looks at the page in both widths and both themes, and has axe look at it. */
  void lookAt(Page page, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE)); // no colour on its way to another one
      for (int width : new int[] {1280, 768}) {
        page.setViewportSize(width, 900);
        String picture =
            name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        picture(page, picture);
        assertThat(seriousFaults(page)).as(picture + " (axe)").isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
            .as(picture + " is wider than the window")
            .isEqualTo(false);
      }
    }
  }

  /** Keeps a picture of the whole page as it is now. */
  void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }

  private static List<String> seriousFaults(Page page) {
    return new AxeBuilder(page)
        .withTags(STANDARDS).analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(PortalBrowser::describe)
            .toList();
  }

  private static String describe(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  /** What browsers complained about since the last call: errors of scripts, blocked content. */
  List<String> takeComplaints() {
    List<String> taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
