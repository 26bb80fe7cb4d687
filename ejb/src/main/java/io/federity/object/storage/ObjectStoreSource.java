package io.federity.object.storage;

import io.federity.object.FileObjectStore;
import io.federity.object.ObjectStore;
import io.federity.security.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Opens the store of objects: files below the data directory. */
@ApplicationScoped
public class ObjectStoreSource {
  @Produces
  @ApplicationScoped
  ObjectStore objects(Settings settings) {
    return new FileObjectStore(settings.dataDirectory());
  }
}
