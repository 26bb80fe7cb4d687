/** The inbox: what waits for the signed-in person. */
@NullMarked
package io.federity.task.faces;

import org.jspecify.annotations.NullMarked;
