package io.federity.wire;

import java.util.List;

/** Sets the roles of a member; no roles removes the member. */
public record MemberRequest(List<String> roles) {
  public MemberRequest {
    roles = List.copyOf(roles);
  }
}
