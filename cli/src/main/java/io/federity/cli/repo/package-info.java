/** Creating, listing and viewing repositories, and their members. */
@NullMarked
package io.federity.cli.repo;

import org.jspecify.annotations.NullMarked;
