/** Who asks (from the OIDC token), the settings of the server and its signing key. */
@NullMarked
package io.federity.security;

import org.jspecify.annotations.NullMarked;
