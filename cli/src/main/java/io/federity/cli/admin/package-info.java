/** What operators and auditors look at: the store, and whether records and processes agree. */
@NullMarked
package io.federity.cli.admin;

import org.jspecify.annotations.NullMarked;
