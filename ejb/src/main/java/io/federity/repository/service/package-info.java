/** Creating and reading repositories; who may do what in them. */
@NullMarked
package io.federity.repository.service;

import org.jspecify.annotations.NullMarked;
