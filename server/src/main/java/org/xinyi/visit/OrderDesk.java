package org.xinyi.visit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Outcome;

@Component
class OrderDesk implements Orders {

    private final PlacingOrders placing;
    private final CancellingOrders cancelling;
    private final PricingOrders pricing;

    OrderDesk(PlacingOrders placing, CancellingOrders cancelling, PricingOrders pricing) {
        this.placing = placing;
        this.cancelling = cancelling;
        this.pricing = pricing;
    }

    @Override
    public List<Outcome<Placed>> place(List<NewOrder> orders) {
        return placing.place(orders);
    }

    @Override
    public List<Outcome<OrderId>> cancel(List<Cancellation> cancellations) {
        return cancelling.cancel(cancellations);
    }

    @Override
    public List<Outcome<Priced>> price(List<Pricing> prices) {
        return pricing.price(prices);
    }
}
