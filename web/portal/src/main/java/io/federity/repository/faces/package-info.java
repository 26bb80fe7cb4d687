/** Pages of repositories and their members. */
@NullMarked
package io.federity.repository.faces;

import org.jspecify.annotations.NullMarked;
