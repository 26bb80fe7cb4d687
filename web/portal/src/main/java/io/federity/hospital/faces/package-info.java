/** The page of the hospitals. */
@NullMarked
package io.federity.hospital.faces;

import org.jspecify.annotations.NullMarked;
