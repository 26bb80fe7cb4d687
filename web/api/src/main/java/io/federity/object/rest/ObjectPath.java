package io.federity.object.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.rest.RepositoryPath;
import jakarta.ws.rs.PathParam;

/** An object's place in a path; to be used with {@code @BeanParam}. */
public class ObjectPath extends RepositoryPath {
  /** SHA-256 of the object's bytes in lower-case hex. */
  @PathParam("id")
  String id = "";

  /** The object's id. */
  Outcome<ObjectId> object() {
    return ObjectId.parse(id)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.BAD_REQUEST, "an object's id is its SHA-256 in lower-case hex"));
  }
}
