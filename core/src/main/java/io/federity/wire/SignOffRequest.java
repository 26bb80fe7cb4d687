package io.federity.wire;

import java.util.List;

/**
 * Signs a merge off, or refuses it and names who is excluded.
 *
 * @param decision {@code approve} or {@code refuse}
 * @param commit the merge that was looked at
 * @param exclude commit ids, where refused
 */
public record SignOffRequest(String decision, String commit, String reason, List<String> exclude) {
  public SignOffRequest {
    exclude = List.copyOf(exclude);
  }
}
