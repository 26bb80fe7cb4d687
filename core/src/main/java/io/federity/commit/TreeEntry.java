package io.federity.commit;

import io.federity.object.ObjectId;
import io.federity.tensor.TensorSpec;

/** One tensor of a tree: what it is and the object that holds its canonical bytes. */
public record TreeEntry(TensorSpec spec, ObjectId object) {}
