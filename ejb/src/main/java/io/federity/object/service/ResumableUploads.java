package io.federity.object.service;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.object.AppendOutcome;
import io.federity.object.ObjectId;
import io.federity.object.PartialUploads;
import io.federity.object.StorageFullException;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryAccess;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Uploads that go on where they broke off. What has arrived is kept for its uploader alone, and
 * becomes an object when it is complete and hashes to its id.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResumableUploads {
  /** How long the beginning of an object is kept after its last byte came. */
  public static final Duration KEPT = Duration.ofDays(1);

  private static final System.Logger LOG = System.getLogger(ResumableUploads.class.getName());

  @Inject RepositoryService repositories;
  @Inject ObjectIntake intake;
  @Inject PartialUploads uploads;
  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * Where an upload stands.
   *
   * @param size bytes that have arrived
   * @param stored the object, once it is complete
   */
  public record Progress(long size, Optional<ObjectView> stored) {}

  /** How much of the object has arrived from the person, in bytes. */
  public Outcome<Long> size(Actor actor, RepositoryName name, ObjectId id) {
    return open(actor, name).map(access -> size(actor, id));
  }

  private long size(Actor actor, ObjectId id) {
    try {
      return uploads.size(actor.username(), id);
    } catch (IOException e) {
      throw new UncheckedIOException("upload of " + id, e);
    }
  }

  /**
   * Adds bytes to the object.
   *
   * @param offset how much the sender believes to have arrived
   * @param last whether these are the last bytes of the object
   * @param declared number of the bytes as the sender declares it; negative where not declared
   */
  public Outcome<Progress> append(
      Actor actor,
      RepositoryName name,
      ObjectId id,
      long offset,
      boolean last,
      InputStream bytes,
      long declared) {
    long limit = settings.maxObjectBytes();
    return open(actor, name)
        .then(access ->
            offset + Math.max(0, declared) > limit
                ? ObjectIntake.tooLarge(id, limit)
                : append(actor, id, offset, bytes, limit)
                    .then(size -> last ? finish(access, id, limit) : progress(size)));
  }

  private Outcome<Long> append(
      Actor actor, ObjectId id, long offset, InputStream bytes, long limit) {
    try {
      return switch (uploads.append(actor.username(), id, offset, bytes, limit)) {
        case AppendOutcome.Appended(long size) -> Outcome.accepted(size);
        case AppendOutcome.BrokeOff(long size) ->
            Outcome.refused(
                ErrorCode.UPLOAD_INTERRUPTED, size + " bytes of object " + id + " have arrived");
        case AppendOutcome.WrongOffset(long size) ->
            Outcome.refused(
                ErrorCode.UPLOAD_OFFSET_DIFFERS,
                "%d bytes of object %s have arrived, not %d".formatted(size, id, offset));
        case AppendOutcome.TooLarge _ -> ObjectIntake.tooLarge(id, limit);
      };
    } catch (StorageFullException e) {
      LOG.log(System.Logger.Level.ERROR, "upload of " + id + " by " + actor.username(), e);
      return ObjectIntake.storageFull(id);
    } catch (IOException e) {
      throw new UncheckedIOException("upload of " + id, e);
    }
  }

  private static Outcome<Progress> progress(long size) {
    return Outcome.accepted(new Progress(size, Optional.empty()));
  }

  /** What has arrived is used up, unless there was no room: bytes of another hash help nobody. */
  private Outcome<Progress> finish(RepositoryAccess access, ObjectId id, long limit) {
    String uploader = access.membership().actor().username();
    try (InputStream whole = uploads.open(uploader, id)) {
      Outcome<ObjectView> stored = intake.receive(access, id, whole, limit);
      boolean waitsForRoom =
          stored instanceof Outcome.Refused<ObjectView>(Refusal refusal)
              && refusal.code() == ErrorCode.STORAGE_FULL;
      if (!waitsForRoom) {
        uploads.discard(uploader, id);
      }
      return stored.map(view -> new Progress(view.size(), Optional.of(view)));
    } catch (IOException e) {
      throw new UncheckedIOException("upload of " + id, e);
    }
  }

  /** Forgets what has arrived of an object. */
  public Outcome<Boolean> discard(Actor actor, RepositoryName name, ObjectId id) {
    return open(actor, name)
        .map(access -> {
          try {
            uploads.discard(actor.username(), id);
            return true;
          } catch (IOException e) {
            throw new UncheckedIOException("upload of " + id, e);
          }
        });
  }

  private Outcome<RepositoryAccess> open(Actor actor, RepositoryName name) {
    return repositories
        .open(actor, name)
        .then(access -> {
          Optional<Refusal> objection = access.objectionToUpload();
          return objection.isPresent()
              ? Outcome.refused(objection.get())
              : Outcome.accepted(access);
        });
  }

  /** Removes what nobody goes on with, and says how many that was. */
  public int sweep() {
    try {
      return uploads.sweep(clock.instant().minus(KEPT));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sweep unfinished uploads", e);
    }
  }
}
