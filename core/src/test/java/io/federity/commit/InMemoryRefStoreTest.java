package io.federity.commit;

import io.federity.object.ObjectId;

class InMemoryRefStoreTest extends RefStoreContract {
  @Override
  protected RefStore openEmpty() {
    return new InMemoryRefStore();
  }

  @Override
  protected ObjectId commit(int number) {
    return ObjectId.ofBytes(new byte[] {(byte) number});
  }
}
