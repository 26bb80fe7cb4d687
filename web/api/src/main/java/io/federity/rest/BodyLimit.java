package io.federity.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The longest body that the method takes, where it is not the usual one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {
  /** What a method takes that does not say otherwise. */
  int USUAL = 1 << 16;

  /** For canonical texts of up to a mebibyte, quoted in JSON. */
  int SIGNED_TEXT = 4 << 20;

  /** In bytes. */
  int value();
}
