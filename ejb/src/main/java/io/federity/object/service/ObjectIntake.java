package io.federity.object.service;

import io.federity.crash.CrashPoint;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.PutOutcome;
import io.federity.object.StorageFullException;
import io.federity.repository.service.RepositoryAccess;
import io.federity.wire.ObjectView;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Takes the bytes of an object for people who may upload. */
@Dependent
public class ObjectIntake {
  private static final System.Logger LOG = System.getLogger(ObjectIntake.class.getName());

  @Inject ObjectStore objects;
  @Inject ObjectGrants grants;

  /** Stores what comes if it hashes to the id, and grants it to the repository. */
  Outcome<ObjectView> receive(RepositoryAccess access, ObjectId id, InputStream bytes, long limit) {
    try {
      return switch (objects.put(id, bytes, limit)) {
        case PutOutcome.Stored(long size) -> granted(access, id, size);
        case PutOutcome.AlreadyThere(long size) -> granted(access, id, size);
        case PutOutcome.HashMismatch(ObjectId actual) ->
            Outcome.refused(
                ErrorCode.OBJECT_HASH_MISMATCH, "the bytes sent as " + id + " are " + actual);
        case PutOutcome.TooLarge _ -> tooLarge(id, limit);
      };
    } catch (StorageFullException e) {
      LOG.log(System.Logger.Level.ERROR, "object " + id + " of " + access.fullName(), e);
      return storageFull(id);
    } catch (IOException e) {
      throw new UncheckedIOException("object " + id + " of " + access.fullName(), e);
    }
  }

  private Outcome<ObjectView> granted(RepositoryAccess access, ObjectId id, long size) {
    CrashPoint.OBJECT_STORED.reach();
    return Outcome.accepted(new ObjectView(id.hex(), size, grant(access, id)));
  }

  private boolean grant(RepositoryAccess access, ObjectId id) {
    String repositoryId = access.repository().id();
    try {
      return grants.grant(repositoryId, id, access.membership().actor());
    } catch (EJBException e) {
      if (grants.isGranted(repositoryId, id)) {
        return false; // The same upload came twice at once; the other one was faster.
      }
      throw e;
    }
  }

  static <T> Outcome<T> storageFull(ObjectId id) {
    return Outcome.refused(ErrorCode.STORAGE_FULL, "the server has no room for object " + id);
  }

  static <T> Outcome<T> tooLarge(ObjectId id, long limit) {
    return Outcome.refused(
        ErrorCode.OBJECT_TOO_LARGE, "object " + id + " has more than " + limit + " bytes");
  }
}
