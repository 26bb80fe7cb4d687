package io.federity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.POST;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every request that changes something. */
class PostsTest {
  @Test
  void everyPost_takesAnIdempotencyKey() throws Exception {
    List<Method> posts =
        Resources.all().stream()
            .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(POST.class))
            .toList();
    assertThat(posts).isNotEmpty();
    assertThat(posts).allMatch(method -> method.isAnnotationPresent(Idempotent.class));
  }
}
