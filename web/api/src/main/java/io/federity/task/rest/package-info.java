/** The inbox over REST. */
@NullMarked
package io.federity.task.rest;

import org.jspecify.annotations.NullMarked;
