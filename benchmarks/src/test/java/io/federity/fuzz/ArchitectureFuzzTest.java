package io.federity.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.recipe.ArchitectureDescriptor;

class ArchitectureFuzzTest {
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void read(byte[] input) {
    RoundTrip.lenient(input, ArchitectureDescriptor::read, ArchitectureDescriptor::canonicalBytes);
    RoundTrip.canonical(
        input, ArchitectureDescriptor::readCanonical, ArchitectureDescriptor::canonicalBytes);
  }
}
