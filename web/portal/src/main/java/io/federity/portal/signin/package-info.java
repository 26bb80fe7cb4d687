/** Signing in while the identity provider is away. */
@NullMarked
package io.federity.portal.signin;

import org.jspecify.annotations.NullMarked;
