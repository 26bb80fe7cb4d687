/** Uploading and reading objects under a repository. */
@NullMarked
package io.federity.object.service;

import org.jspecify.annotations.NullMarked;
