/** Remembers accounts as they sign in. */
@NullMarked
package io.federity.identity.service;

import org.jspecify.annotations.NullMarked;
