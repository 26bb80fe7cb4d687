/** Reading the commit graph, root commits, and signing for the server. */
@NullMarked
package io.federity.commit.service;

import org.jspecify.annotations.NullMarked;
