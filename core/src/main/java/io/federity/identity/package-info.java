/** Who acts: a person or worker with a hospital and roles, as the identity provider says. */
@NullMarked
package io.federity.identity;

import org.jspecify.annotations.NullMarked;
