package org.xinyi.notice;

import org.xinyi.kernel.Refusal;

/// Why messages were not shown.
sealed interface NoticeRefusal extends Refusal {

    /// The place to go on from is not one that we gave out.
    record MessageCursorInvalid(String cursor) implements NoticeRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }
}
