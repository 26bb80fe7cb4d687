package io.federity.wire;

/**
 * One check of a contribution in words.
 *
 * @param check {@code signature}, {@code lineage}, {@code structure}, {@code proof}, {@code
 *     update-size}
 * @param verdict {@code good}, {@code warning}, {@code bad} or {@code none}
 */
public record VerdictView(String check, String verdict, String text) {}
