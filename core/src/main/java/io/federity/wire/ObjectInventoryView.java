package io.federity.wire;

import java.util.List;

/**
 * The objects of the store beside the records that need them.
 *
 * @param stored how many objects the store has
 * @param named how many of them commits name
 * @param missing what records need and the store lacks: lost, where this is not empty
 * @param unnamed how many were uploaded and are named by no commit: pushes that were refused or
 *     never made
 * @param unknown stored objects that no repository has: left by a step that was cut off, or on
 *     their way
 */
public record ObjectInventoryView(
    long stored, long named, List<MissingObjectView> missing, long unnamed, List<String> unknown) {
  public ObjectInventoryView {
    missing = List.copyOf(missing);
    unknown = List.copyOf(unknown);
  }
}
