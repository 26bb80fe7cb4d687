package io.federity.portal.faces;

/**
 * A state as people see it: always an icon and a word, the colour on top.
 *
 * @param tone {@code good}, {@code warning}, {@code bad} or {@code plain}
 * @param icon name of a PrimeIcon without its prefix
 */
public record StateBadge(String word, String tone, String icon) {}
