package io.federity.object.service;

import io.federity.crash.CrashPoint;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.PutOutcome;
import io.federity.object.StorageFullException;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import io.federity.security.Settings;
import io.federity.wire.ObjectView;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Objects under their repository. Bytes go from the request to the disk without being collected in
 * memory, and no transaction is open meanwhile: an upload may take as long as it wants.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ObjectService {
  private static final System.Logger LOG = System.getLogger(ObjectService.class.getName());

  @Inject RepositoryService repositories;
  @Inject ObjectGrants grants;
  @Inject ObjectStore objects;
  @Inject Settings settings;

  /**
   * Stores an object. Whoever sends the bytes of an object that another repository has is given
   * access; whoever knows only its id is not.
   *
   * @param declared length as the sender declares it; negative where not declared
   */
  public Outcome<ObjectView> put(
      Actor actor, RepositoryName name, ObjectId id, InputStream bytes, long declared) {
    long limit = settings.maxObjectBytes();
    return repositories
        .open(actor, name)
        .then(access -> {
          Optional<Refusal> objection = access.objectionToUpload();
          if (objection.isPresent()) {
            return Outcome.refused(objection.get());
          }
          return declared > limit ? tooLarge(id, limit) : receive(access, id, bytes, limit);
        });
  }

  private Outcome<ObjectView> receive(
      RepositoryAccess access, ObjectId id, InputStream bytes, long limit) {
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
      return Outcome.refused(
          ErrorCode.STORAGE_FULL, "the server has no room for object " + id + "; nothing was kept");
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

  private static Outcome<ObjectView> tooLarge(ObjectId id, long limit) {
    return Outcome.refused(
        ErrorCode.OBJECT_TOO_LARGE, "object " + id + " has more than " + limit + " bytes");
  }

  /** The bytes of an object that the repository has. */
  public Outcome<Long> size(Actor actor, RepositoryName name, ObjectId id) {
    return granted(actor, name, id)
        .then(found -> {
          try {
            OptionalLong size = objects.size(found);
            return size.isPresent() ? Outcome.accepted(size.getAsLong()) : missing(name, id);
          } catch (IOException e) {
            throw new UncheckedIOException("object " + id + " of " + name, e);
          }
        });
  }

  /** Opens an object that the repository has; the caller closes the stream. */
  public Outcome<InputStream> open(Actor actor, RepositoryName name, ObjectId id) {
    return size(actor, name, id)
        .map(size -> {
          try {
            return objects.open(id);
          } catch (IOException e) {
            throw new UncheckedIOException("object " + id + " of " + name, e);
          }
        });
  }

  private Outcome<ObjectId> granted(Actor actor, RepositoryName name, ObjectId id) {
    return repositories
        .open(actor, name)
        .then(access ->
            grants.isGranted(access.repository().id(), id)
                ? Outcome.accepted(id)
                : missing(name, id));
  }

  private static <T> Outcome<T> missing(RepositoryName name, ObjectId id) {
    return Outcome.refused(ErrorCode.NOT_FOUND, name + " has no object " + id);
  }
}
