package org.xinyi.ledger;

import org.xinyi.kernel.Money;

/// One thing that must hold at any moment, re-derived from scratch. Each module brings the checks
/// of its own facts; all run on one snapshot of the database.
public interface Check {

    /// Stable name, such as `charges-stand-in-the-books-once`.
    String name();

    /// Compares everything it is about and reports each difference.
    void run(Findings findings);

    /// Where a check says what it has seen.
    interface Findings {

        /// Whether everything is to be computed anew, or what has not changed since it was closed
        /// may be taken by its fingerprint.
        boolean inFull();

        /// So many things were compared.
        void compared(long count);

        /// Two sides differ.
        ///
        /// @param subject what differs, such as `visit 4711`
        /// @param ours what our facts say
        /// @param theirs what the books, or the other party's file, say
        void difference(String subject, Money ours, Money theirs);

        /// Something that is not a matter of amounts: lost, doubled, out of order.
        ///
        /// @param amount at stake; zero when none is
        void broken(String subject, Money amount);

        /// A difference that has a name and somebody who works on it; not unexplained.
        default void exception(String name, String subject, Money amount) {
            explained(name, subject, amount, Money.ZERO, "");
        }

        /// A difference that has a name and a fact that proves it; not unexplained.
        ///
        /// @param kind such as `in-transit`
        /// @param fact what proves it, in words
        void explained(String kind, String subject, Money ours, Money theirs, String fact);
    }
}
