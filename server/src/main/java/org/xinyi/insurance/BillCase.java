package org.xinyi.insurance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One bill on its way through the insurer's transactions. What was answered is not asked again;
/// a settling call that met silence is looked up before it is made again.
final class BillCase {

    private final FsiTransactions fsi;
    private final InsuranceSettings settings;
    private final InsuredBill bill;
    private @Nullable String visit;
    private @Nullable Scope scope;
    private boolean mayBeSettled;

    /// @param visit the insurer's number of it, once it has one
    /// @param mayBeSettled whether this settlement was asked for before, with what result is
    /// unknown
    BillCase(
            FsiTransactions fsi,
            InsuranceSettings settings,
            InsuredBill bill,
            @Nullable String visit,
            boolean mayBeSettled) {
        this.fsi = fsi;
        this.settings = settings;
        this.bill = bill;
        this.visit = visit;
        this.mayBeSettled = mayBeSettled;
    }

    InsuredBill bill() {
        return bill;
    }

    Optional<String> visit() {
        return Optional.ofNullable(visit);
    }

    Verdict settle() {
        for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
            FsiReply<JsonNode> reply = registered().then(this::settled);
            if (reply instanceof FsiReply.Said || isRefusedForGood(reply)) {
                return verdict(reply);
            }
            rest(settings, attempt);
        }
        return mayBeSettled ? verdict(lastLook()) : verdict(silent());
    }

    /// Computes without effect: what was uploaded for it is taken back.
    Verdict trial() {
        FsiReply<JsonNode> reply = silent();
        for (int attempt = 1;
                attempt <= settings.attempts() && reply instanceof FsiReply.Silent;
                attempt++) {
            reply = registered().then(this::computed);
        }
        if (visit != null) {
            fsi.undoLines(bill, visit);
        }
        return verdict(reply);
    }

    /// A refusal counts only where no earlier call of ours can have settled.
    private boolean isRefusedForGood(FsiReply<JsonNode> reply) {
        return reply instanceof FsiReply.Refused && !mayBeSettled;
    }

    private FsiReply<String> registered() {
        if (visit != null) {
            return FsiReply.said(visit);
        }
        return fsi.register(bill)
                .then(
                        number -> {
                            visit = number;
                            return FsiReply.said(number);
                        });
    }

    private FsiReply<Scope> uploaded(String number) {
        if (scope != null) {
            return FsiReply.said(scope);
        }
        return fsi.upload(bill, number)
                .then(
                        answered -> {
                            scope = answered;
                            return FsiReply.said(answered);
                        });
    }

    private FsiReply<JsonNode> computed(String number) {
        return uploaded(number).then(within -> fsi.preSettle(bill, number, within));
    }

    private FsiReply<JsonNode> settled(String number) {
        if (mayBeSettled) {
            FsiReply<Optional<JsonNode>> looked = fsi.find(bill, number);
            if (!(looked instanceof FsiReply.Said<Optional<JsonNode>>(var found))) {
                return silent();
            }
            if (found.isPresent()) {
                return FsiReply.said(found.get());
            }
            mayBeSettled = false;
        }
        return uploaded(number).then(within -> called(number, within));
    }

    private FsiReply<JsonNode> called(String number, Scope within) {
        mayBeSettled = true;
        FsiReply<JsonNode> reply = fsi.settle(bill, number, within);
        return reply instanceof FsiReply.Refused ? unlessFound(number, reply) : reply;
    }

    /// An insurer may refuse a settlement because an earlier call of ours has made it meanwhile.
    private FsiReply<JsonNode> unlessFound(String number, FsiReply<JsonNode> refusal) {
        return switch (fsi.find(bill, number)) {
            case FsiReply.Said<Optional<JsonNode>>(var found) when found.isPresent() ->
                    FsiReply.said(found.get());
            case FsiReply.Silent<Optional<JsonNode>> _ -> silent();
            case FsiReply.Said<Optional<JsonNode>> _, FsiReply.Refused<Optional<JsonNode>> _ -> {
                mayBeSettled = false;
                yield refusal;
            }
        };
    }

    private FsiReply<JsonNode> lastLook() {
        return visit != null
                        && fsi.find(bill, visit)
                                instanceof FsiReply.Said<Optional<JsonNode>>(var found)
                        && found.isPresent()
                ? FsiReply.said(found.get())
                : silent();
    }

    private Verdict verdict(FsiReply<JsonNode> reply) {
        return switch (reply) {
            case FsiReply.Said<JsonNode>(JsonNode info) ->
                    Verdict.read(
                            bill.bill().id(),
                            SettlementReading.read(
                                    info, bill.bill().total(), settings.fundsHoldAccount()));
            case FsiReply.Refused<JsonNode> refused -> Verdict.refused(bill.bill().id(), refused);
            case FsiReply.Silent<JsonNode> _ -> Verdict.unknown(bill.bill().id());
        };
    }

    private static FsiReply<JsonNode> silent() {
        return new FsiReply.Silent<>("not asked");
    }

    /// The longer, the more attempts have failed.
    static void rest(InsuranceSettings settings, int attempt) {
        try {
            Thread.sleep(settings.pause().multipliedBy(attempt));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
