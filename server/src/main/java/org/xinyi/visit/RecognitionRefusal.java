package org.xinyi.visit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Refusal;

/// Why somebody was not recognised, or not in a way that a scheme goes by. Nobody is turned away
/// for it: each says which other ways there are.
public sealed interface RecognitionRefusal extends Refusal {

    @Override
    default Category category() {
        return Category.UNPROCESSABLE;
    }

    /// Nobody stands behind what was shown.
    ///
    /// @param said the other house's words; null when it is ours
    record CodeNotKnown(String by, @Nullable String said, List<String> others)
            implements RecognitionRefusal {}

    record CodeTooOld(String by, Instant expiredAt, List<String> others)
            implements RecognitionRefusal {}

    /// It counts once.
    record CodeUsed(String by, List<String> others) implements RecognitionRefusal {}

    /// The house that knows the code does not answer now.
    record NobodyAnswers(String by, List<String> others) implements RecognitionRefusal {
        @Override
        public Category category() {
            return Category.UPSTREAM;
        }
    }

    /// Why a visit is in the ordinary flow: the scheme goes by other things.
    record IdentityNotRecognised(String scheme, String by, List<String> others)
            implements RecognitionRefusal {}

    /// Why a visit is in the ordinary flow, or nothing is paid: what was shown has served
    /// another visit.
    record RecognitionUsed(long visit, long recognition) implements RecognitionRefusal {}

    /// Why a visit is in the ordinary flow: somebody else was recognised, elsewhere or long ago.
    record RecognitionOfAnother(long visit, long recognition) implements RecognitionRefusal {}
}
