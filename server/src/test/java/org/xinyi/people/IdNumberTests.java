package org.xinyi.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xinyi.kernel.Outcome;
import org.xinyi.people.Person.IdKind;
import org.xinyi.people.Person.Sex;

class IdNumberTests {

    private static final LocalDate TODAY = LocalDate.of(2020, 6, 10);

    /// The example of GB 11643-1999.
    private static final String OF_THE_STANDARD = "11010519491231002X";

    @Test
    void readsBirthDateAndSexOutOfAResidentId() {
        IdNumber number = read(IdKind.RESIDENT_ID, OF_THE_STANDARD);

        assertThat(number.bornOn()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.sex()).isEqualTo(Sex.FEMALE);
        assertThat(read(IdKind.RESIDENT_ID, SampleNumbers.resident(1985, 17)).sex())
                .isEqualTo(Sex.MALE);
    }

    @Test
    void keepsOneFormHoweverItIsWritten() {
        assertThat(read(IdKind.RESIDENT_ID, " 110105 19491231 002x ").text())
                .isEqualTo(OF_THE_STANDARD);
    }

    @Test
    void refusesEveryWrongDigit() {
        for (int at = 0; at < OF_THE_STANDARD.length(); at++) {
            for (char other : "0123456789X".toCharArray()) {
                if (other != OF_THE_STANDARD.charAt(at)) {
                    String wrong =
                            OF_THE_STANDARD.substring(0, at)
                                    + other
                                    + OF_THE_STANDARD.substring(at + 1);
                    assertThat(IdNumber.parse(IdKind.RESIDENT_ID, wrong, TODAY).isDone())
                            .as(wrong)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void refusesTwoExchangedDigits() {
        assertRefused(IdKind.RESIDENT_ID, "11010519491213002X");
    }

    @ParameterizedTest
    @CsvSource({
        "810000, HONG_KONG_MACAO_PERMIT",
        "820000, HONG_KONG_MACAO_PERMIT",
        "830000, TAIWAN_PERMIT",
        "911156, FOREIGN_RESIDENT_ID",
        "320706, RESIDENT_ID"
    })
    void knowsWhoseNumberEighteenCharactersAre(String region, IdKind kind) {
        String number = SampleNumbers.checked(region, LocalDate.of(1990, 3, 7), 12);

        assertThat(read(IdKind.RESIDENT_ID, number).kind()).isEqualTo(kind);
        assertThat(read(kind, number)).isEqualTo(read(IdKind.RESIDENT_ID, number));
    }

    @Test
    void refusesANumberOfAnotherKind() {
        assertRefused(IdKind.TAIWAN_PERMIT, OF_THE_STANDARD);
        assertRefused(IdKind.FOREIGN_RESIDENT_ID, OF_THE_STANDARD);
    }

    @ParameterizedTest
    @CsvSource({
        "HONG_KONG_MACAO_PERMIT, H12345678",
        "HONG_KONG_MACAO_PERMIT, m1234567801",
        "TAIWAN_PERMIT, 01234567",
        "FOREIGN_RESIDENT_ID, USA110069123456",
        "PASSPORT, e 12345678"
    })
    void acceptsPassesThatTellNothingOfTheirHolder(IdKind kind, String number) {
        assertThat(read(kind, number).bornOn()).isNull();
        assertThat(read(kind, number).sex()).isEqualTo(Sex.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "110105491231002", "11010519491231002", "1101051949123100XX", "女"})
    void refusesWhatIsNotEighteenCharacters(String written) {
        assertRefused(IdKind.RESIDENT_ID, written);
    }

    @Test
    void refusesADayThatIsNoneOrIsStillToCome() {
        assertRefused(IdKind.RESIDENT_ID, SampleNumbers.checked("320706", "20190229", 1));
        assertRefused(IdKind.RESIDENT_ID, SampleNumbers.checked("320706", "20200611", 1));
        assertRefused(IdKind.RESIDENT_ID, SampleNumbers.checked("320706", "18800101", 1));
        read(IdKind.RESIDENT_ID, SampleNumbers.checked("320706", "20200610", 1));
    }

    @Test
    void refusesARegionThatIsNone() {
        assertRefused(
                IdKind.RESIDENT_ID,
                SampleNumbers.checked("990706", "19900101", 1).replaceFirst("^9", "0"));
        assertRefused(IdKind.RESIDENT_ID, SampleNumbers.checked("170706", "19900101", 1));
    }

    @Test
    void neverShowsTheNumberInItsText() {
        assertThat(read(IdKind.RESIDENT_ID, OF_THE_STANDARD).toString())
                .isEqualTo("RESIDENT_ID 110***********002X");
    }

    private static IdNumber read(IdKind kind, String written) {
        return IdNumber.parse(kind, written, TODAY).orThrow();
    }

    private static void assertRefused(IdKind kind, String written) {
        assertThat(IdNumber.parse(kind, written, TODAY))
                .as(written)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOf(PeopleRefusal.IdNumberInvalid.class));
    }
}
