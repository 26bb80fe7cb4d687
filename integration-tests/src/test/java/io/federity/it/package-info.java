/** The product as it ships, tested from outside: servers, command line, chain and browser. */
@NullMarked
package io.federity.it;

import org.jspecify.annotations.NullMarked;
