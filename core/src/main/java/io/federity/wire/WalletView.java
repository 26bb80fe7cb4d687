package io.federity.wire;

import java.time.Instant;

/** A wallet that is linked to a user. */
public record WalletView(String address, String username, Instant linked) {}
