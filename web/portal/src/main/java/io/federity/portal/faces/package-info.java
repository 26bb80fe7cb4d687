/** The portal's shell: addresses, navigation, formats, sign-in and refusals. */
@NullMarked
package io.federity.portal.faces;

import org.jspecify.annotations.NullMarked;
