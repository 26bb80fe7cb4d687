package io.federity.dataset;

/** Texts of a file as a refusal shows them: long enough to be found, never a whole file. */
final class Abridged {
  private static final int MOST = 200;

  private Abridged() {}

  static String of(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
  }
}
