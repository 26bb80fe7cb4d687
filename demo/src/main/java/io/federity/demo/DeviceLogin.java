package io.federity.demo;

import io.federity.demo.PageBrowser.Page;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Plays the person at the browser: opens the identity provider's real pages, types name and
 * password, and accepts. Used where nobody sits in front of the demonstration; nothing in the
 * product knows it.
 */
public final class DeviceLogin {
  private static final int MOST_PAGES = 8;

  private final PageBrowser browser = new PageBrowser();

  /** Goes through the pages that begin at {@code address} until none asks for anything. */
  public void signIn(URI address, DemoPerson person) throws IOException, InterruptedException {
    var answers =
        Map.of("username", person.username(), "password", person.password(), "accept", "Yes");
    Page page = good(browser.open(address));
    boolean typedPassword = false;
    for (int i = 0; i < MOST_PAGES; i++) {
      if (page.form().isEmpty()) {
        if (typedPassword) {
          return;
        }
        throw new IOException("no sign-in form at " + page.address() + ": " + page.summary());
      }
      boolean asksPassword = page.asksFor("password");
      if (asksPassword && typedPassword) {
        throw new IOException(
            "the sign-in of " + person.username() + " was refused: " + page.summary());
      }
      typedPassword |= asksPassword;
      page = good(browser.submit(page, answers));
    }
    throw new IOException("sign-in did not end after " + MOST_PAGES + " pages: " + page.summary());
  }

  private static Page good(Page page) throws IOException {
    if (page.status() >= 400) {
      throw new IOException(
          "HTTP " + page.status() + " at " + page.address() + ": " + page.summary());
    }
    return page;
  }
}
