package org.xinyi.visit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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

    /// @param grouping off for the baseline of one transaction per request
    /// @param lanes transactions of one kind at the same time per city
    @ConfigurationProperties("xinyi.visit")
    record Settings(@DefaultValue("true") boolean grouping, @DefaultValue("2") int lanes) {

        Batcher.Limits limits() {
            return Batcher.Limits.standard().withLanes(lanes).withGrouping(grouping);
        }
    }

    @Bean
    GroupedWrites<Visits.NewVisit, VisitId> registrations(
            Requests requests, Settings settings, Visits visits) {
        return new GroupedWrites<>(
                VisitOperation.REGISTER,
                requests,
                settings.limits(),
                VisitId.class,
                visits::register);
    }

    @Bean
    GroupedWrites<Visits.CheckIn, Visits.CheckedIn> checkIns(
            Requests requests, Settings settings, Visits visits) {
        return new GroupedWrites<>(
                VisitOperation.CHECK_IN,
                requests,
                settings.limits(),
                Visits.CheckedIn.class,
                visits::checkIn);
    }

    @Bean
    GroupedWrites<Visits.End, VisitId> ends(Requests requests, Settings settings, Visits visits) {
        return new GroupedWrites<>(
                VisitOperation.END, requests, settings.limits(), VisitId.class, visits::end);
    }

    @Bean
    GroupedWrites<Orders.NewOrder, Orders.Placed> placements(
            Requests requests, Settings settings, Orders orders) {
        return new GroupedWrites<>(
                VisitOperation.PLACE_ORDERS,
                requests,
                settings.limits(),
                Orders.Placed.class,
                orders::place);
    }

    @Bean
    GroupedWrites<Executions.Execution, Executions.Confirmed> confirmations(
            Requests requests, Settings settings, Executions executions) {
        return new GroupedWrites<>(
                VisitOperation.CONFIRM_EXECUTIONS,
                requests,
                settings.limits(),
                Executions.Confirmed.class,
                executions::confirm);
    }

    @Bean
    GroupedWrites<Orders.Cancellation, OrderId> cancellations(
            Requests requests, Settings settings, Orders orders) {
        return new GroupedWrites<>(
                VisitOperation.CANCEL_ORDERS,
                requests,
                settings.limits(),
                OrderId.class,
                orders::cancel);
    }

    @Bean
    GroupedWrites<Orders.Pricing, Orders.Priced> pricings(
            Requests requests, Settings settings, Orders orders) {
        return new GroupedWrites<>(
                VisitOperation.PRICE_ORDERS,
                requests,
                settings.limits(),
                Orders.Priced.class,
                orders::price);
    }
}
