/** The inbox: what waits for a person. */
@NullMarked
package io.federity.task.service;

import org.jspecify.annotations.NullMarked;
