package org.xinyi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xinyi.kernel.City;

class TradeNumberTests {

    private static final City LIANYUNGANG = new City("lianyungang");
    private static final City LONG = new City("averylongcitycodeof31characters");
    private static final City ALMOST = new City("averylongcitycodeof31character2");
    private static final long ID_MAX = 1L << 53;

    @Test
    void aNumberNamesItsCityAndReturnsItsId() {
        String number = TradeNumber.of(LIANYUNGANG, 4096);

        assertThat(number).isEqualTo("lianyungang-35s");
        assertThat(TradeNumber.parse(LIANYUNGANG, number)).hasValue(4096);
    }

    @Test
    void theLargestIdOfTheLongestCityFits() {
        String number = TradeNumber.of(LONG, ID_MAX);

        assertThat(number).hasSizeLessThanOrEqualTo(32).matches("[0-9a-z-]+");
        assertThat(TradeNumber.parse(LONG, number)).hasValue(ID_MAX);
        assertThat(TradeNumber.of(new City("twentycharacterscity"), ID_MAX))
                .hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void theNumberOfAnotherCityIsNotOurs() {
        assertThat(TradeNumber.parse(ALMOST, TradeNumber.of(LONG, 4096))).isEmpty();
        assertThat(TradeNumber.parse(LIANYUNGANG, TradeNumber.of(LONG, 4096))).isEmpty();
    }

    @Test
    void whatIsNoNumberOfOursIsNotRead() {
        for (String number :
                new String[] {
                    "",
                    "lianyungang-",
                    "lianyungang--1",
                    "lianyungang-0",
                    "lianyungang-00035s",
                    "lianyungang-35S",
                    "lianyungang-zzzzzzzzzzz",
                    "lianyungang-35s\n"
                }) {
            assertThat(TradeNumber.parse(LIANYUNGANG, number)).as(number).isEmpty();
        }
    }
}
