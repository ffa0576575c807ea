package org.xinyi.sandbox.bank;

import java.util.List;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;

/// A declared bank.
///
/// @param number begins the numbers of its lines
/// @param products never empty; an application that names none of them is for the first
record BankProfile(
        String code, String number, String nameZh, String nameEn, List<Product> products) {

    /// @param min the least and the largest limit, and the step between limits, in fen
    record Product(String code, long min, long max, long step) {

        private static Product read(JsonNode node) {
            return new Product(
                    Fields.required(node, "product_code"),
                    Fields.fen(node, "min"),
                    Fields.fen(node, "max"),
                    Fields.fen(node, "step"));
        }
    }

    static BankProfile read(JsonNode node) {
        return new BankProfile(
                Fields.required(node, "code"),
                Fields.required(node, "number"),
                Fields.required(node, "name_zh"),
                Fields.required(node, "name_en"),
                node.required("products").valueStream().map(Product::read).toList());
    }

    Product product(String productCode) {
        return products.stream()
                .filter(product -> product.code.equals(productCode))
                .findFirst()
                .orElse(products.getFirst());
    }
}
