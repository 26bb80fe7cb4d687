package io.federity.object.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.object.InMemoryObjectStore;
import io.federity.object.ObjectId;
import io.federity.object.PartialUploads;
import io.federity.object.PutOutcome;
import io.federity.object.StorageFullException;
import io.federity.object.service.ResumableUploads.Progress;
import io.federity.persistence.RepositoryFixtures;
import io.federity.repository.Membership;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import io.federity.security.Settings;
import io.federity.wire.ObjectView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectServiceTest {
  private static final byte[] BYTES = "tensor".getBytes(StandardCharsets.UTF_8);
  private static final ObjectId ID = ObjectId.ofBytes(BYTES);
  private static final RepositoryName HEART = new RepositoryName("cleveland", "heart");
  private static final Actor ALICE =
      RepositoryFixtures.actor("alice.cleveland", "cleveland", Role.CONTRIBUTOR);

  private final Disk disk = new Disk();
  private final Grants grants = new Grants();
  private final ObjectIntake intake = intake();
  private final ObjectService objects = service();
  @TempDir Path folder;

  @Test
  void upload_ontoAFullDisk_isRefusedAsStorageFullAndGrantsNothing() {
    disk.full = true;
    Outcome<ObjectView> outcome = upload();
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused<ObjectView>) outcome).refusal();
    assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_FULL);
    assertThat(refusal.detail()).contains(ID.hex()).doesNotContain("/srv");
    assertThat(grants.granted).isEmpty();
    assertThat(disk.size(ID)).isEmpty();
  }

  @Test
  void upload_onceThereIsRoomAgain_isStoredAndGranted() {
    disk.full = true;
    upload();
    disk.full = false;
    assertThat(upload()).isEqualTo(Outcome.accepted(new ObjectView(ID.hex(), 6, true)));
    assertThat(grants.granted).containsExactly(ID);
  }

  @Test
  void uploadInParts_ontoAFullDisk_isKeptUntilThereIsRoom() {
    disk.full = true;
    assertThat(code(append(0, 4, false))).isEmpty();
    assertThat(code(append(4, 6, true))).contains(ErrorCode.STORAGE_FULL);
    disk.full = false;
    assertThat(uploads().size(ALICE, HEART, ID)).isEqualTo(Outcome.accepted(6L));
    assertThat(code(append(6, 6, true))).isEmpty();
    assertThat(grants.granted).containsExactly(ID);
    assertThat(uploads().size(ALICE, HEART, ID)).isEqualTo(Outcome.accepted(0L));
  }

  private Outcome<Progress> append(int from, int to, boolean last) {
    var part = new ByteArrayInputStream(BYTES, from, to - from);
    return uploads().append(ALICE, HEART, ID, from, last, part, to - from);
  }

  private static Optional<ErrorCode> code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>(Refusal refusal)
        ? Optional.of(refusal.code())
        : Optional.empty();
  }

  private Outcome<ObjectView> upload() {
    return objects.put(ALICE, HEART, ID, new ByteArrayInputStream(BYTES), BYTES.length);
  }

  private ObjectIntake intake() {
    var made = new ObjectIntake();
    made.objects = disk;
    made.grants = grants;
    return made;
  }

  private ObjectService service() {
    var service = new ObjectService();
    service.intake = intake;
    service.repositories = new Members();
    service.settings = new Settings(Map.of());
    return service;
  }

  private ResumableUploads uploads() {
    var uploads = new ResumableUploads();
    uploads.intake = intake;
    uploads.uploads = new PartialUploads(folder);
    uploads.repositories = new Members();
    uploads.settings = new Settings(Map.of());
    return uploads;
  }

  private static final class Disk extends InMemoryObjectStore {
    private boolean full;

    @Override
    public PutOutcome put(ObjectId expected, InputStream in, long maxBytes) throws IOException {
      if (full) {
        throw new StorageFullException(Path.of("/srv/data"), new IOException("simulated"));
      }
      return super.put(expected, in, maxBytes);
    }
  }

  private static final class Grants extends ObjectGrants {
    private final Set<ObjectId> granted = new HashSet<>();

    @Override
    public boolean grant(String repositoryId, ObjectId object, Actor actor) {
      return granted.add(object);
    }
  }

  private static final class Members extends RepositoryService {
    @Override
    public Outcome<RepositoryAccess> open(Actor actor, RepositoryName name) {
      return Outcome.accepted(
          new RepositoryAccess(
              RepositoryFixtures.repository(), new Membership(actor, Set.of(Role.CONTRIBUTOR))));
    }
  }
}
