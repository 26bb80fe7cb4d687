package io.federity.commit;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a ref for it to be changed (RFC 9110, section 13.1). A change that names no
 * condition is refused: of two people who change a ref at once, the second would undo the first
 * without a word.
 */
public sealed interface RefCondition {
  /** {@code If-None-Match: *}: the ref is not there. */
  record IsAbsent() implements RefCondition {}

  /** {@code If-Match: "<commit id>"}: the ref points there. */
  record IsAt(ObjectId commit) implements RefCondition {}

  /** An entity tag that no ref ever has, for example a weak one. */
  record NeverHolds(String tag) implements RefCondition {}

  /** The two headers of a request, as they were sent. */
  static Outcome<RefCondition> of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch == null && ifNoneMatch == null) {
      return Outcome.refused(
          ErrorCode.PRECONDITION_REQUIRED,
          "send If-None-Match: * to create a ref, or If-Match with the commit it points to");
    }
    if (ifMatch != null && ifNoneMatch != null) {
      return bad("If-Match and If-None-Match exclude each other");
    }
    if (ifNoneMatch != null) {
      return ifNoneMatch.strip().equals("*")
          ? Outcome.accepted(new IsAbsent())
          : bad("If-None-Match takes only * here");
    }
    return match(String.valueOf(ifMatch).strip());
  }

  private static Outcome<RefCondition> match(String tag) {
    if (tag.equals("*")) {
      return bad("If-Match names the commit that the ref is to be moved from, not *");
    }
    if (tag.contains(",")) {
      return bad("If-Match names one commit");
    }
    boolean strong = tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"");
    Optional<ObjectId> commit =
        strong ? ObjectId.parse(tag.substring(1, tag.length() - 1)) : Optional.empty();
    return Outcome.accepted(
        commit.<RefCondition>map(IsAt::new).orElseGet(() -> new NeverHolds(tag)));
  }

  private static Outcome<RefCondition> bad(String detail) {
    return Outcome.refused(ErrorCode.BAD_REQUEST, detail);
  }
}
