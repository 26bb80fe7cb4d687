package io.federity.cli.remote;

import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.repository.RepositoryName;
import java.io.InputStream;
import java.util.function.Supplier;

/** The objects of a repository, by their hash. */
public record ObjectApi(ApiConnection connection) {
  private static String path(RepositoryName repository, ObjectId id) {
    return RepositoryApi.path(repository) + "/objects/" + id.hex();
  }

  /** Whether the server has the object in this repository. */
  public Outcome<Boolean> exists(RepositoryName repository, ObjectId id) {
    return connection.exists(path(repository, id));
  }

  /** Uploads; sending the same object twice is harmless. */
  public Outcome<Boolean> put(
      RepositoryName repository, ObjectId id, long length, Supplier<InputStream> content) {
    return connection.putBytes(path(repository, id), length, content);
  }

  /** Opens an object; whoever takes the stream closes it and checks the hash. */
  public Outcome<InputStream> open(RepositoryName repository, ObjectId id) {
    return connection.getBytes(path(repository, id));
  }
}
