package org.xinyi.lender;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.xinyi.kernel.City;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Parties;
import org.xinyi.lender.Lenders.Lender;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lenders that are declared, and the party that each is in the books of a city.
@Component
class LenderRegistry {

    private final Parties parties;
    private final IdSource ids;
    private final List<Declared> declared = read();
    private final Map<City, List<Known>> byCity = new ConcurrentHashMap<>();

    LenderRegistry(Parties parties, IdSource ids) {
        this.parties = parties;
        this.ids = ids;
    }

    /// @param product what people apply for
    /// @param card the card they apply for; empty: it issues none
    private record Declared(
            String code, String nameZh, String nameEn, String product, String card) {}

    /// A lender of the current city.
    ///
    /// @param product what people apply for
    /// @param card the card they apply for; empty: it issues none
    record Known(Lender lender, String product, String card) {

        String code() {
            return lender.code();
        }
    }

    List<Known> all() {
        List<Known> known = byCity.get(City.current());
        return known == null ? ensured() : known;
    }

    /// @throws IllegalArgumentException when no lender is this party
    Known of(PartyId id) {
        return all().stream()
                .filter(known -> known.lender().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No lender is " + id));
    }

    /// Kept in memory only once they are certain to stand in the books: a transaction of the
    /// caller may still be undone.
    private List<Known> ensured() {
        Map<String, PartyId> present = new HashMap<>();
        for (Parties.Party party : parties.all()) {
            if (party.kind() == Parties.Kind.LENDER) {
                present.put(party.code(), party.id());
            }
        }
        List<Known> all = new ArrayList<>();
        for (Declared one : declared) {
            PartyId id = present.get(one.code);
            PartyId party = id == null ? ensured(one) : id;
            all.add(
                    new Known(
                            new Lender(party, one.code, one.nameZh, one.nameEn),
                            one.product,
                            one.card));
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            byCity.put(City.current(), List.copyOf(all));
        }
        return all;
    }

    private PartyId ensured(Declared one) {
        return parties.ensure(new PartyId(ids.next()), Parties.Kind.LENDER, one.code, one.nameZh)
                .id();
    }

    private static List<Declared> read() {
        try (InputStream in = new ClassPathResource("lender/lenders.json").getInputStream()) {
            List<Declared> lenders = new ArrayList<>();
            for (JsonNode one : JsonMapper.builder().build().readTree(in).path("lenders")) {
                lenders.add(
                        new Declared(
                                one.path("code").asString(),
                                one.path("nameZh").asString(),
                                one.path("nameEn").asString(),
                                one.path("product").asString(),
                                one.path("card").asString("")));
            }
            return List.copyOf(lenders);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
