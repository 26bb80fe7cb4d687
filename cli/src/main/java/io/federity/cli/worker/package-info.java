/** The evaluation worker of a hospital. */
@NullMarked
package io.federity.cli.worker;

import org.jspecify.annotations.NullMarked;
