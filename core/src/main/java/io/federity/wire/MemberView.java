package io.federity.wire;

import java.util.List;

/** A member of a repository. */
public record MemberView(String username, String displayName, String hospital, List<String> roles) {
  public MemberView {
    roles = List.copyOf(roles);
  }
}
