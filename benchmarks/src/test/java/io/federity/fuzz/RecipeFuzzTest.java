package io.federity.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.recipe.Recipe;

class RecipeFuzzTest {
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void read(byte[] input) {
    RoundTrip.lenient(input, Recipe::read, Recipe::canonicalBytes);
    RoundTrip.canonical(input, Recipe::readCanonical, Recipe::canonicalBytes);
  }
}
