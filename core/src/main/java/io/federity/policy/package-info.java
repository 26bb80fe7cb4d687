/** A branch's policy: strategy, quorum, deadlines and who must approve. */
@NullMarked
package io.federity.policy;

import org.jspecify.annotations.NullMarked;
