/** The contributor's wallet: an encrypted key that signs commits. */
@NullMarked
package io.federity.cli.wallet;

import org.jspecify.annotations.NullMarked;
