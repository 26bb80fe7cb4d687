/** Objects over REST: streaming uploads and downloads. */
@NullMarked
package io.federity.object.rest;

import org.jspecify.annotations.NullMarked;
