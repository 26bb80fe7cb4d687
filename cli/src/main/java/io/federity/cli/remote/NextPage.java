package io.federity.cli.remote;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which page follows (RFC 8288). */
final class NextPage {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");

  private NextPage() {}

  /**
   * The path of the next page below the API's root. A link that leads elsewhere is not followed: it
   * would take the access token along.
   */
  static Optional<String> of(HttpHeaders headers) {
    return headers.allValues("Link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(link -> link.group(1))
        .filter(target -> target.startsWith(ApiConnection.ROOT + "/"))
        .map(target -> target.substring(ApiConnection.ROOT.length()))
        .findFirst();
  }
}
