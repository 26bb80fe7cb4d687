/** Tasks that wait for the person, and the audit trail. */
@NullMarked
package io.federity.cli.task;

import org.jspecify.annotations.NullMarked;
