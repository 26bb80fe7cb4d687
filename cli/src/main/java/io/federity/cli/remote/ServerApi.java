package io.federity.cli.remote;

import io.federity.error.Outcome;
import io.federity.wire.ActorView;
import io.federity.wire.ServerView;

/** The server itself and the signed-in person. */
public record ServerApi(ApiConnection connection) {
  /** What the server says of itself; needs no login. */
  public Outcome<ServerView> server() {
    return connection.getOpen("/server", ServerView.class);
  }

  /** The signed-in person. */
  public Outcome<ActorView> me() {
    return connection.get("/me", ActorView.class);
  }
}
