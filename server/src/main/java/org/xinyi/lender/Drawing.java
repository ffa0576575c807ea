package org.xinyi.lender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.kernel.wire.Concurrently;
import org.xinyi.lender.Lenders.Draw;
import org.xinyi.lender.Lenders.DrawAnswer;
import org.xinyi.lender.Lenders.DrawAnswer.Funded;
import org.xinyi.lender.Lenders.DrawAnswer.Unknown;
import org.xinyi.people.Institutions;
import org.xinyi.people.Institutions.Institution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Asks lenders to fund. The draws of one lender go as lists; what a lender answered is asked no
/// more.
@Component
class Drawing {

    private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);
    private static final int LIST_MAX = 200;

    private static final String ASK =
            """
            INSERT INTO lender_draw (id, lender, hospital, amount, line_number, asked_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[])
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String SELECT =
            """
            SELECT id, amount, funded
            FROM lender_draw
            WHERE id = ANY(?::bigint[])
            """;

    private static final String KEEP =
            """
            UPDATE lender_draw d
            SET funded = a.funded,
                reason = a.reason,
                answered_at = ?::timestamptz
            FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS a (id, funded, reason)
            WHERE d.id = a.id
                AND d.funded IS NULL
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Institutions institutions;
    private final LenderRegistry registry;
    private final BankClient bank;
    private final Concurrently calls;

    Drawing(
            Sql sql,
            BusinessClock clock,
            Institutions institutions,
            LenderRegistry registry,
            BankClient bank,
            LenderSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.institutions = institutions;
        this.registry = registry;
        this.bank = bank;
        this.calls = new Concurrently(settings.calls());
    }

    /// @param funded null until the lender has answered
    private record Row(Money amount, @Nullable Money funded) {}

    private record Answered(ObligationId id, Money funded, String reason) {}

    List<DrawAnswer> draw(List<Draw> draws) {
        if (draws.isEmpty()) {
            return List.of();
        }
        ask(draws);
        Map<ObligationId, Row> rows = rows(draws);
        Map<ObligationId, Money> funded = new HashMap<>();
        List<Draw> open = new ArrayList<>();
        for (Draw draw : draws) {
            Row row = rows.get(draw.id());
            if (row == null || !row.amount.equals(draw.amount())) {
                LOG.error("Draw {} was asked for before with another amount", draw.id());
            } else if (row.funded == null) {
                open.add(draw);
            } else {
                funded.put(draw.id(), row.funded);
            }
        }
        fund(open).forEach(answered -> funded.put(answered.id, answered.funded));
        return draws.stream().map(draw -> answer(draw.id(), funded.get(draw.id()))).toList();
    }

    private static DrawAnswer answer(ObligationId id, @Nullable Money funded) {
        return funded == null ? new Unknown(id) : new Funded(id, funded);
    }

    private void ask(List<Draw> draws) {
        Instant now = clock.now();
        sql.over(draws)
                .ids(Draw::id)
                .ids(Draw::lender)
                .ids(Draw::hospital)
                .money(Draw::amount)
                .texts(Draw::lineNumber)
                .instants(_ -> now)
                .update(ASK);
    }

    private Map<ObligationId, Row> rows(List<Draw> draws) {
        Map<ObligationId, Row> rows = new HashMap<>();
        sql.over(draws)
                .ids(Draw::id)
                .query(
                        SELECT,
                        (row, _) -> {
                            long funded = row.getLong("funded");
                            Money known = row.wasNull() ? null : Money.ofFen(funded);
                            return rows.put(
                                    new ObligationId(row.getLong("id")),
                                    new Row(Money.ofFen(row.getLong("amount")), known));
                        });
        return rows;
    }

    private List<Answered> fund(List<Draw> open) {
        Map<PartyId, List<Draw>> byLender = new LinkedHashMap<>();
        open.forEach(
                draw -> byLender.computeIfAbsent(draw.lender(), _ -> new ArrayList<>()).add(draw));
        List<List<Draw>> lists = new ArrayList<>();
        for (List<Draw> all : byLender.values()) {
            for (int from = 0; from < all.size(); from += LIST_MAX) {
                lists.add(all.subList(from, Math.min(all.size(), from + LIST_MAX)));
            }
        }
        List<Answered> answered =
                calls.map(lists, this::call).stream().flatMap(List::stream).toList();
        sql.over(answered)
                .with(clock.now())
                .ids(Answered::id)
                .money(Answered::funded)
                .texts(Answered::reason)
                .update(KEEP);
        return answered;
    }

    private List<Answered> call(List<Draw> draws) {
        String lender = registry.of(draws.getFirst().lender()).code();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("draws");
        Map<String, Draw> byNumber = new HashMap<>();
        for (Draw draw : draws) {
            String number = Long.toString(draw.id().value());
            byNumber.put(number, draw);
            list.addObject()
                    .put("drawNo", number)
                    .put("lineNo", draw.lineNumber())
                    .put("hospitalCode", hospital(draw))
                    .put("amount", draw.amount().toString())
                    .put("at", draw.at().toString());
        }
        BankReply reply = bank.persistently(() -> bank.post(lender, "/draws", body));
        List<Answered> answered = new ArrayList<>();
        if (reply instanceof BankReply.Said(JsonNode said)) {
            for (JsonNode one : said.path("draws")) {
                Draw draw = byNumber.get(one.path("drawNo").asString(""));
                if (draw != null) {
                    read(draw, one).ifPresent(answered::add);
                }
            }
        }
        return answered;
    }

    private String hospital(Draw draw) {
        return institutions
                .find(draw.hospital())
                .map(Institution::code)
                .orElseThrow(() -> new IllegalArgumentException("No " + draw.hospital()));
    }

    /// Empty when the answer is none: an amount that is not within what was asked, or a number
    /// that the lender says is another draw's.
    private static Optional<Answered> read(Draw draw, JsonNode one) {
        String reason = one.path("reason").asString("");
        Optional<Money> funded =
                switch (one.path("state").asString("")) {
                    case "FUNDED", "PARTLY" -> Amounts.read(one, "funded");
                    case "DECLINED" ->
                            reason.equals("DRAW_NO_REUSED")
                                    ? Optional.empty()
                                    : Optional.of(Money.ZERO);
                    default -> Optional.empty();
                };
        Optional<Money> possible =
                funded.filter(amount -> !amount.isNegative() && !amount.isMoreThan(draw.amount()));
        if (possible.isEmpty()) {
            LOG.warn("Draw {} of {} has no possible answer: {}", draw.id(), draw.amount(), one);
        }
        return possible.map(amount -> new Answered(draw.id(), amount, reason));
    }
}
