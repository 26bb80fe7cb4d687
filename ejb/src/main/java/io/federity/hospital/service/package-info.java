/** The hospitals and what they do in the repositories that a person may read. */
@NullMarked
package io.federity.hospital.service;

import org.jspecify.annotations.NullMarked;
