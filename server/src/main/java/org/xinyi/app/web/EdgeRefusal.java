package org.xinyi.app.web;

import org.xinyi.kernel.Refusal;

/// What the edge refuses before any module sees the request.
sealed interface EdgeRefusal extends Refusal {

    record CityUnknown(String city) implements EdgeRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record PathUnknown(String path) implements EdgeRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// @param at where in the body, such as `orders[2].quantity`
    record BodyInvalid(String at, String expected) implements EdgeRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    record ParameterInvalid(String parameter, String expected) implements EdgeRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    record IdempotencyKeyMissing() implements EdgeRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    record BodyTooLarge(long bytesMax) implements EdgeRefusal {
        @Override
        public Category category() {
            return Category.TOO_LARGE;
        }
    }

    /// Something of ours is broken; the number finds it in the log.
    record ServerFault(String reference) implements EdgeRefusal {
        @Override
        public Category category() {
            return Category.FAULT;
        }
    }

    record RequestNotServed(String reason) implements EdgeRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }
}
