package io.federity.proof.attack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which attacks of section 11 of {@code fzk/1} a test plays. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Attack {
  /** Ids, such as {@code Q3}. */
  String[] value();
}
