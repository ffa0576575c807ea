package org.xinyi.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.xinyi.kernel.City;

class ConcurrentlyTests {

    private static final City CITY = new City("somewhere");

    @Test
    void answersInTheOrderOfTheItemsAndForTheCity() {
        List<Integer> numbers = IntStream.range(0, 100).boxed().toList();

        List<String> answers =
                CITY.call(() -> new Concurrently(8).map(numbers, n -> City.current().code() + n));

        assertThat(answers)
                .isEqualTo(numbers.stream().map(number -> "somewhere" + number).toList());
    }

    @Test
    void doesAsMuchAtOnceAsItMayAndNoMore() {
        CyclicBarrier fourAtOnce = new CyclicBarrier(4);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CITY.run(
                () ->
                        new Concurrently(4)
                                .map(
                                        IntStream.range(0, 16).boxed().toList(),
                                        _ -> {
                                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                            await(fourAtOnce);
                                            return now.decrementAndGet();
                                        }));

        assertThat(most).hasValue(4);
    }

    @Test
    void passesOnWhatTheWorkThrew() {
        Concurrently two = new Concurrently(2);

        assertThatThrownBy(() -> CITY.run(() -> two.map(List.of(1, 0, 2), divisor -> 10 / divisor)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(CITY.call(() -> two.map(List.of(5, 2), divisor -> 10 / divisor)))
                .containsExactly(2, 5);
    }

    @Test
    void leavesTheHouseOutsideOfTransactionsOnly() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> new Concurrently(2).map(List.of(1), number -> number))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
