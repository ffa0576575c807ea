package org.xinyi.delinquency;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.LossLayer;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Waterfall;

/// "Who pays at 1, 5, 20 % default": the contract of a pack run over a portfolio by the code that
/// makes the claims.
///
/// @param portfolio what is owed in all
record DryRun(@NotNull String pack, @NotNull Money portfolio, @NotNull List<Line> lines) {

    static final List<BigDecimal> USUAL =
            List.of(BigDecimal.ONE, BigDecimal.valueOf(5), BigDecimal.valueOf(20));

    /// @param percent of the portfolio that is never paid
    /// @param left what no layer takes: it stays with the owner of the receivable
    record Line(
            @NotNull BigDecimal percent,
            @NotNull Money lost,
            @NotNull List<Share> shares,
            @NotNull Money left) {}

    record Share(@NotNull String layer, LossLayer.@NotNull Bearer bearer, @NotNull Money amount) {}

    /// @param used what the layers have borne this year
    static DryRun of(
            Pack pack, Money portfolio, List<BigDecimal> percents, Map<String, Money> used) {
        List<Line> lines = new ArrayList<>();
        for (BigDecimal percent : percents) {
            Money lost = Waterfall.percent(portfolio, percent);
            Waterfall shared = Waterfall.of(lost, pack.lossLayers(), used);
            lines.add(
                    new Line(
                            percent,
                            lost,
                            shared.shares().stream()
                                    .map(one -> new Share(one.layer(), one.bearer(), one.amount()))
                                    .toList(),
                            shared.left()));
        }
        return new DryRun(pack.ref().toString(), portfolio, lines);
    }
}
