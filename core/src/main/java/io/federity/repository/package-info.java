/** Repositories: names, members and who may read. */
@NullMarked
package io.federity.repository;

import org.jspecify.annotations.NullMarked;
