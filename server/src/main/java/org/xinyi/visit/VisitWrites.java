package org.xinyi.visit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.GroupedWrites;
import org.xinyi.kernel.sql.Requests;

/// The hot writes: requests that arrive while the last batch commits share the next transaction.
@Configuration(proxyBeanMethods = false)
class VisitWrites {

    @Bean
    GroupedWrites<Visits.NewVisit, VisitId> registrations(
            Requests requests, Batcher.Limits limits, Visits visits) {
        return new GroupedWrites<>(
                VisitOperation.REGISTER, requests, limits, VisitId.class, visits::register);
    }

    @Bean
    GroupedWrites<Visits.CheckIn, Visits.CheckedIn> checkIns(
            Requests requests, Batcher.Limits limits, Visits visits) {
        return new GroupedWrites<>(
                VisitOperation.CHECK_IN, requests, limits, Visits.CheckedIn.class, visits::checkIn);
    }

    @Bean
    GroupedWrites<Visits.End, VisitId> ends(
            Requests requests, Batcher.Limits limits, Visits visits) {
        return new GroupedWrites<>(
                VisitOperation.END, requests, limits, VisitId.class, visits::end);
    }

    @Bean
    GroupedWrites<Orders.NewOrder, Orders.Placed> placements(
            Requests requests, Batcher.Limits limits, Orders orders) {
        return new GroupedWrites<>(
                VisitOperation.PLACE_ORDERS, requests, limits, Orders.Placed.class, orders::place);
    }

    @Bean
    GroupedWrites<Executions.Execution, Executions.Confirmed> confirmations(
            Requests requests, Batcher.Limits limits, Executions executions) {
        return new GroupedWrites<>(
                VisitOperation.CONFIRM_EXECUTIONS,
                requests,
                limits,
                Executions.Confirmed.class,
                executions::confirm);
    }

    @Bean
    GroupedWrites<Orders.Cancellation, OrderId> cancellations(
            Requests requests, Batcher.Limits limits, Orders orders) {
        return new GroupedWrites<>(
                VisitOperation.CANCEL_ORDERS, requests, limits, OrderId.class, orders::cancel);
    }

    @Bean
    GroupedWrites<Orders.Pricing, Orders.Priced> pricings(
            Requests requests, Batcher.Limits limits, Orders orders) {
        return new GroupedWrites<>(
                VisitOperation.PRICE_ORDERS, requests, limits, Orders.Priced.class, orders::price);
    }
}
