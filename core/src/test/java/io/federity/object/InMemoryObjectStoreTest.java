package io.federity.object;

class InMemoryObjectStoreTest extends ObjectStoreContract {
  private InMemoryObjectStore store = new InMemoryObjectStore();

  @Override
  protected ObjectStore openEmpty() {
    store = new InMemoryObjectStore();
    return store;
  }

  @Override
  protected void corrupt(ObjectId id) {
    store.corrupt(id);
  }
}
