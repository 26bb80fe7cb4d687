/** Accounts that have been seen, so that members can be shown by name and hospital. */
@NullMarked
package io.federity.identity.persistence;

import org.jspecify.annotations.NullMarked;
