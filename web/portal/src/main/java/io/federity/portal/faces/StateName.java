package io.federity.portal.faces;

import java.util.Locale;

/** Names of states in one spelling, whether a service gives an enum's name or the API's. */
public final class StateName {
  private StateName() {}

  /** The API's spelling: {@code AWAITING_SIGN_OFF} and {@code awaiting-sign-off} are the same. */
  public static String of(String state) {
    return state.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
