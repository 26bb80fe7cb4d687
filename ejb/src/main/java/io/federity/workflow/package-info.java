/** The process engine; nothing outside of this package knows that it is Camunda. */
@NullMarked
package io.federity.workflow;

import org.jspecify.annotations.NullMarked;
