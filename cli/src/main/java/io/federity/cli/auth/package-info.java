/** Signing in by the device flow, or with a worker's client credentials. */
@NullMarked
package io.federity.cli.auth;

import org.jspecify.annotations.NullMarked;
