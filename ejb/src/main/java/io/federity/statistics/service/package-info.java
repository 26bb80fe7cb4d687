/** Round 0: hospitals push statistics, a maintainer approves, the recipe keeps the pool. */
@NullMarked
package io.federity.statistics.service;

import org.jspecify.annotations.NullMarked;
