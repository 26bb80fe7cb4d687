package io.federity.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the Javadoc says of a request's parameters: at the method, or at the field of a bean. */
record ParameterComments(SourceComments comments) {
  /** The text of the parameter that requests call {@code name}, or nothing. */
  String of(Method method, String name) {
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (name.equals(name(parameters[i]))) {
        return comments.of(
            method.getDeclaringClass().getSimpleName() + "_" + method.getName() + "." + i);
      }
      if (parameters[i].isAnnotationPresent(BeanParam.class)) {
        String text = ofBean(parameters[i].getType(), name);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  private String ofBean(Class<?> bean, String name) {
    for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (name.equals(name(field))) {
          return comments.of(type.getSimpleName() + "." + field.getName());
        }
      }
    }
    return "";
  }

  private static @Nullable String name(AnnotatedElement element) {
    PathParam path = element.getAnnotation(PathParam.class);
    QueryParam query = element.getAnnotation(QueryParam.class);
    HeaderParam header = element.getAnnotation(HeaderParam.class);
    return Stream.of(
            path == null ? null : path.value(),
            query == null ? null : query.value(),
            header == null ? null : header.value())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
