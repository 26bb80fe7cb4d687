/** What a command reads and writes: data, notes, refusals, JSON. */
@NullMarked
package io.federity.cli.console;

import org.jspecify.annotations.NullMarked;
