package io.federity.portal.faces;

import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * Rows of a table. They are sorted and cut into pages at each request from what was just read, so
 * that no list has to live in the session between two clicks.
 */
public final class Rows<T> extends LazyDataModel<T> {
  private static final long serialVersionUID = 1L;

  private final transient List<T> all;
  private final transient BiFunction<T, String, @Nullable Object> property;

  /** Rows whose properties are read as pages read them. */
  public Rows(List<T> all) {
    this(all, Rows::read);
  }

  Rows(List<T> all, BiFunction<T, String, @Nullable Object> property) {
    this.all = List.copyOf(all);
    this.property = property;
  }

  private static @Nullable Object read(Object row, String name) {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces.getApplication().getELResolver().getValue(faces.getELContext(), row, name);
  }

  @Override
  public int count(Map<String, FilterMeta> filters) {
    return all.size();
  }

  @Override
  public List<T> load(
      int first, int pageSize, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
    List<T> sorted = new ArrayList<>(all);
    List<SortMeta> byPriority =
        sorting.values().stream().sorted(Comparator.comparingInt(SortMeta::getPriority)).toList();
    for (SortMeta column : byPriority.reversed()) { // stable: the most important one comes last
      Comparator<T> order = Comparator.comparing(row -> key(row, column), Rows::compare);
      sorted.sort(column.getOrder().isDescending() ? order.reversed() : order);
    }
    int from = Math.min(first, sorted.size());
    return List.copyOf(sorted.subList(from, Math.min(from + pageSize, sorted.size())));
  }

  private Key key(T row, SortMeta column) {
    return new Key(property.apply(row, column.getField()));
  }

  private record Key(@Nullable Object value) {}

  /** Words by letters whatever their case, everything else by its own order, nothing first. */
  @SuppressWarnings("unchecked")
  private static int compare(Key left, Key right) {
    Object a = left.value();
    Object b = right.value();
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    if (a instanceof String text && b instanceof String other) {
      return text.compareToIgnoreCase(other);
    }
    return ((Comparable<Object>) a).compareTo(b);
  }
}
