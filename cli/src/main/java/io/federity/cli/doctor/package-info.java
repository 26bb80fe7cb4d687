/** Checks of the installation, each with what to do. */
@NullMarked
package io.federity.cli.doctor;

import org.jspecify.annotations.NullMarked;
