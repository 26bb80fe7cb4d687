/** The person's own files: settings and secrets, readable by nobody else. */
@NullMarked
package io.federity.cli.home;

import org.jspecify.annotations.NullMarked;
