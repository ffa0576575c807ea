package org.xinyi.catalogue;

import java.time.LocalDate;
import org.xinyi.kernel.Refusal;

/// Why an item or a price was not kept.
public sealed interface CatalogueRefusal extends Refusal {

    record ItemInvalid(String code, String expected) implements CatalogueRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record ItemCodeUnknown(String code) implements CatalogueRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// The same list says something else about this item before.
    record ItemTwiceInList(String code) implements CatalogueRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// What has been billed stays billed: only an item's first price may begin before today.
    record PriceInThePast(String code, LocalDate from, LocalDate today)
            implements CatalogueRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// An item without a price is held for pricing; none is billed as zero.
    record PriceNotPositive(String code) implements CatalogueRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// The list is another institution's.
    record PriceListUnknown(long institution) implements CatalogueRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }
}
