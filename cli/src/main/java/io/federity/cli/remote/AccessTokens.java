package io.federity.cli.remote;

import io.federity.error.Outcome;

/** Where the bearer token of a request comes from. */
public interface AccessTokens {
  /** A token that is valid for a while yet. */
  Outcome<String> current();

  /** A new token, after the server refused the current one. */
  Outcome<String> renewed();
}
