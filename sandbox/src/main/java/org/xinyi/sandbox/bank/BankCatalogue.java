package org.xinyi.sandbox.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.xinyi.sandbox.store.Json;
import tools.jackson.databind.JsonNode;

/// The declared banks, and how many of all persons they decline or think about.
record BankCatalogue(
        JsonNode document,
        int declinedPerTenThousand,
        int pendingPerTenThousand,
        Map<String, BankProfile> banks) {

    private static final String RESOURCE = "/bank/banks.json";

    static BankCatalogue load() {
        try (InputStream in =
                Objects.requireNonNull(BankCatalogue.class.getResourceAsStream(RESOURCE))) {
            return read(Json.read(in.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BankCatalogue read(JsonNode document) {
        Map<String, BankProfile> banks = new LinkedHashMap<>();
        for (JsonNode node : document.required("banks")) {
            BankProfile bank = BankProfile.read(node);
            banks.put(bank.code(), bank);
        }
        return new BankCatalogue(
                document,
                document.required("declined_per_ten_thousand").intValue(),
                document.required("pending_per_ten_thousand").intValue(),
                banks);
    }
}
