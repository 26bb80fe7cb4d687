package io.federity.security;

import io.federity.identity.Actor;
import java.time.Instant;
import java.util.Set;

/** The server where it acts by itself, without a person: in records it is {@code federity}. */
public final class ServerActor {
  /** Author of merges, actor of automatic steps; holds no role and belongs to no hospital. */
  public static final Actor ACTOR =
      new Actor("federity", "Federity server", "", Set.of(), Instant.EPOCH);

  private ServerActor() {}
}
