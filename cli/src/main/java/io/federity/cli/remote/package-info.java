/** The client of the server's API; every request that leaves the machine is made here. */
@NullMarked
package io.federity.cli.remote;

import org.jspecify.annotations.NullMarked;
