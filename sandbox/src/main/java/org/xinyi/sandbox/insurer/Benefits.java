package org.xinyi.sandbox.insurer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;

/// The table of benefits. Amounts in fen, shares in percent.
record Benefits(
        JsonNode document,
        int classBPercent,
        int civilServantPercent,
        int assistancePercent,
        Map<String, Insurance> insurances) {

    private static final String RESOURCE = "/insurer/benefits.json";

    /// @param aboveCapFund the field of the fund that pays above the pool's cap
    record Insurance(
            String insutype,
            long poolCap,
            int aboveCapPercent,
            String aboveCapFund,
            Map<Care, Terms> terms) {

        Terms terms(Care care) {
            return Objects.requireNonNull(terms.get(care));
        }
    }

    record Terms(long deductible, int tertiary, int secondary, int primary) {

        int percent(Grade grade) {
            return switch (grade) {
                case TERTIARY -> tertiary;
                case SECONDARY -> secondary;
                case PRIMARY -> primary;
            };
        }
    }

    static Benefits load() {
        try (InputStream in =
                Objects.requireNonNull(Benefits.class.getResourceAsStream(RESOURCE))) {
            return read(Json.read(in.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Nullable Insurance insurance(String insutype) {
        return insurances.get(insutype);
    }

    private static Benefits read(JsonNode document) {
        Map<String, Insurance> insurances = new HashMap<>();
        for (JsonNode node : document.required("insurances")) {
            Insurance insurance = insurance(node);
            insurances.put(insurance.insutype, insurance);
        }
        return new Benefits(
                document,
                document.required("class_b_first_self_percent").intValue(),
                document.required("civil_servant_percent").intValue(),
                document.required("assistance_percent").intValue(),
                Map.copyOf(insurances));
    }

    private static Insurance insurance(JsonNode node) {
        Map<Care, Terms> terms = new EnumMap<>(Care.class);
        terms.put(Care.OUTPATIENT, terms(node.required("outpatient")));
        terms.put(Care.INPATIENT, terms(node.required("inpatient")));
        terms.put(Care.PHARMACY, terms(node.required("pharmacy")));
        return new Insurance(
                Fields.required(node, "insutype"),
                Fields.fen(node, "pool_cap_per_year"),
                node.required("above_cap_percent").intValue(),
                Fields.required(node, "above_cap_fund"),
                terms);
    }

    private static Terms terms(JsonNode node) {
        return new Terms(
                Fields.fen(node, "deductible_per_year"),
                node.required("tertiary").intValue(),
                node.required("secondary").intValue(),
                node.required("primary").intValue());
    }
}
