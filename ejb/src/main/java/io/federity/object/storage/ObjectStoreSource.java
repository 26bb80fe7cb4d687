package io.federity.object.storage;

import io.federity.object.FileObjectStore;
import io.federity.object.ObjectStore;
import io.federity.object.PartialUploads;
import io.federity.security.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Opens the store of objects: files below the data directory. */
@ApplicationScoped
public class ObjectStoreSource {
  @Produces
  @ApplicationScoped
  ObjectStore objects(Settings settings) {
    var store = new FileObjectStore(settings.dataDirectory());
    try {
      store.restoreCondemned();
    } catch (IOException e) {
      throw new UncheckedIOException("the store in " + settings.dataDirectory(), e);
    }
    return store;
  }

  @Produces
  @Dependent
  PartialUploads uploads(Settings settings) {
    return new PartialUploads(settings.dataDirectory());
  }
}
