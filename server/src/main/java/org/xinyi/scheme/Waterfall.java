package org.xinyi.scheme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.Money;

/// Who bears an amount that cannot be recovered: a pure function of the contract. Each layer takes
/// its share of what reaches it, rounded down to the fen, up to what its cap leaves; everything
/// else, the odd fen too, flows on to the next. What passes the last layer stays with the owner of
/// the receivable.
///
/// @param shares in the order of the layers; a layer that bears nothing stands there with zero
/// @param left what no layer takes
public record Waterfall(List<Share> shares, Money left) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// @param layer the layer's id in the pack
    public record Share(String layer, LossLayer.Bearer bearer, Money amount) {}

    public Waterfall {
        shares = List.copyOf(shares);
    }

    /// @param amount zero or more
    /// @param used what each layer has borne in the calendar year so far, by its id
    public static Waterfall of(Money amount, List<LossLayer> layers, Map<String, Money> used) {
        List<Share> shares = new ArrayList<>();
        Money reaching = amount;
        for (LossLayer layer : layers) {
            Money share = percent(reaching, layer.sharePercent());
            Money cap = layer.capPerYear();
            if (cap != null) {
                Money room = cap.minus(used.getOrDefault(layer.id(), Money.ZERO)).max(Money.ZERO);
                share = share.min(room);
            }
            shares.add(new Share(layer.id(), layer.bearer(), share));
            reaching = reaching.minus(share);
        }
        return new Waterfall(shares, reaching);
    }

    public Money of(String layer) {
        return Money.sum(
                shares.stream().filter(share -> share.layer.equals(layer)).toList(), Share::amount);
    }

    /// What of a grant goes back once so much in all has been recovered; never more than was
    /// granted.
    public static Money givenBack(Money recoveredInAll, LossLayer layer, Money granted) {
        return percent(recoveredInAll, layer.givenBackPercent()).min(granted);
    }

    public static Money percent(Money amount, BigDecimal percent) {
        return Money.ofFen(
                BigDecimal.valueOf(amount.fen())
                        .multiply(percent)
                        .divide(HUNDRED, 0, RoundingMode.DOWN)
                        .longValueExact());
    }
}
