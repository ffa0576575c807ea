package org.xinyi.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xinyi.Api;
import tools.jackson.databind.JsonNode;

/// Every endpoint of a city as the OpenAPI document names it, with requests that mean what is
/// there: numbers of existing things in paths, queries and bodies, and anything valid beside them.
final class Walk {

    private static final String CITY = "/api/v1/{city}/";
    private static final int DEPTH_MAX = 6;

    private final JsonNode document;
    private final Map<String, Long> owned;

    Walk(JsonNode document, Map<String, Long> owned) {
        this.document = document;
        this.owned = owned;
    }

    /// @param name method and path below the city
    /// @param path with numbers in the place of variables
    /// @param namesOwned whether the path names something that is there
    record Step(String name, String path, Object body, boolean isOpen, boolean namesOwned) {

        Api.Answer call(Api caller) {
            return switch (name.substring(0, name.indexOf(' '))) {
                case "POST" -> caller.post(path, body);
                case "PUT" -> caller.put(path, body);
                case "DELETE" -> caller.delete(path);
                default -> caller.get(path);
            };
        }
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(
                        path -> {
                            if (path.getKey().startsWith(CITY)) {
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                one ->
                                                        steps.add(
                                                                step(
                                                                        path.getKey(),
                                                                        one.getKey(),
                                                                        one.getValue())));
                            }
                        });
        return steps;
    }

    private Step step(String path, String method, JsonNode operation) {
        String below = path.substring(CITY.length());
        String filled = below;
        boolean namesOwned = false;
        for (Map.Entry<String, Long> one : owned.entrySet()) {
            String variable = "{" + one.getKey() + "}";
            namesOwned |= filled.contains(variable);
            filled = filled.replace(variable, one.getValue().toString());
        }
        filled = filled.replaceAll("\\{\\w+}", "1") + query(operation);
        JsonNode schema =
                operation
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema");
        return new Step(
                method.toUpperCase(Locale.ROOT) + " " + below,
                filled,
                sample("", schema, 0),
                operation.path("x-roles").toString().contains("\"ANYONE\""),
                namesOwned);
    }

    private String query(JsonNode operation) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString().equals("query")
                    && parameter.path("required").asBoolean()) {
                String name = parameter.path("name").asString();
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                query.append(sample(name, parameter.path("schema"), 0));
            }
        }
        return query.toString();
    }

    private Object sample(String name, JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return sample(name, document.at(schema.get("$ref").asString().substring(1)), depth);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        if (schema.has("properties") && depth < DEPTH_MAX) {
            Map<String, Object> object = new LinkedHashMap<>();
            schema.get("properties")
                    .properties()
                    .forEach(
                            field ->
                                    object.put(
                                            field.getKey(),
                                            sample(field.getKey(), field.getValue(), depth + 1)));
            return object;
        }
        return switch (schema.path("type").asString("")) {
            case "array" -> List.of(sample(singular(name), schema.path("items"), depth + 1));
            case "integer", "number" -> owned.getOrDefault(name, 1L);
            case "boolean" -> false;
            case "string" -> name.equals("phone") ? "13800000009" : text(schema);
            default -> Map.of();
        };
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "money" -> "1.00";
            case "quantity", "price" -> "1";
            case "date" -> "2020-06-10";
            case "date-time" -> "2020-06-10T01:00:00Z";
            default -> "x";
        };
    }
}
