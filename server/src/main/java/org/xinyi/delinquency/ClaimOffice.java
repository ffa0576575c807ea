package org.xinyi.delinquency;

import java.time.LocalDate;
import java.util.List;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Parties;
import org.xinyi.scheme.LossLayer;

/// Somebody who bears a layer of losses: takes claims, decides, pays. Called outside of any
/// transaction; asking again with the same number never claims twice.
interface ClaimOffice {

    /// @param number ours
    /// @param hospitalCode `fixmedins_code`
    /// @param obligationRef ours; says nothing about the person
    /// @param evidenceHash SM3 of the claim pack, hexadecimal
    record Claim(
            String number,
            String hospitalCode,
            String obligationRef,
            Money amount,
            String evidenceHash) {}

    sealed interface Answer {
        String number();

        /// Received; the decision follows.
        record Pending(String number) implements Answer {}

        record Accepted(String number, Money granted) implements Answer {}

        record Rejected(String number, String reason) implements Answer {}
    }

    /// @param number of the payment; may pay several claims
    record Payment(String number, String claimNumber, Money amount, LocalDate paidOn) {}

    LossLayer.Bearer bearer();

    /// Its place among the owners of books.
    Parties.Kind partyKind();

    String partyCode();

    String partyName();

    /// Claims, or asks again. A claim without an answer is asked again later.
    List<Answer> claim(List<Claim> claims);

    /// What it has paid from a day on.
    ///
    /// @throws Unreachable when there is no answer
    List<Payment> payments(LocalDate since);

    /// No answer; ask later.
    final class Unreachable extends RuntimeException {
        Unreachable(String message) {
            super(message);
        }
    }
}
