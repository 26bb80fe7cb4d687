package io.federity.portal.faces;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list, which stand in the query of its address.
 *
 * @param parameter gives a parameter of the address by its name, or null
 */
public record QueryFilters(List<String> names, Function<String, @Nullable String> parameter) {
  public QueryFilters {
    names = List.copyOf(names);
  }

  /** What stands in a filter's field; empty where it is not set. */
  public String value(String name) {
    String value = parameter.apply(name);
    return value == null ? "" : value.strip();
  }

  /** Whether a row with that value passes the filter of that name. */
  public boolean admits(String name, String value) {
    return value(name).isEmpty() || value(name).equals(value);
  }

  /** Whether any filter is set. */
  public boolean isAny() {
    return names.stream().anyMatch(name -> !value(name).isEmpty());
  }

  /** The filters that are set, as a query string. */
  public String getQuery() {
    return names.stream()
        .filter(name -> !value(name).isEmpty())
        .map(name -> name + "=" + URLEncoder.encode(value(name), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
