package io.federity.object.service;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryService;
import io.federity.security.Settings;
import io.federity.wire.ObjectView;
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
  @Inject RepositoryService repositories;
  @Inject ObjectGrants grants;
  @Inject ObjectIntake intake;
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
          return declared > limit
              ? ObjectIntake.tooLarge(id, limit)
              : intake.receive(access, id, bytes, limit);
        });
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
