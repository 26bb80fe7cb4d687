package io.federity.commit.service;

import io.federity.commit.Commit;
import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.CommitStore;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.persistence.ObjectGrantStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Stores a commit: its row, and its bytes as an object of the repository. */
@Dependent
public class CommitWriter {
  @Inject CommitStore commits;
  @Inject ObjectStore objects;
  @Inject ObjectGrantStore grants;

  /** Adds a commit; adding it again changes nothing. */
  public ObjectId write(SignedCommit signed, Instant now) {
    Commit commit = signed.commit();
    ObjectId id = commit.id();
    byte[] bytes = commit.bytes();
    try {
      // An object without a row is harmless, should the transaction roll back.
      objects.put(id, new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException("commit " + id, e);
    }
    commits.add(signed, now);
    grants.grant(commit.repository(), id, commit.author(), now);
    return id;
  }
}
