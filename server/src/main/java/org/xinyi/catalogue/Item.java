package org.xinyi.catalogue;

import org.xinyi.kernel.ItemId;

/// A billable item.
///
/// @param code the city's own, unique
/// @param nationalCode the national insurance code (drug, consumable or service); empty when none
/// @param unit what one of it is: 次, 盒, 日
/// @param guidance what to prepare or mind, for the guide sheet; empty when nothing
public record Item(
        ItemId id,
        String code,
        String nationalCode,
        String nameZh,
        String nameEn,
        Kind kind,
        InsuranceClass insuranceClass,
        String unit,
        String guidance) {

    /// The receipt's items in their fixed order, with the insurer's `med_chrgitm_type`.
    public enum Kind {
        BED("01"),
        CONSULTATION("02"),
        EXAMINATION("03"),
        LABORATORY("04"),
        TREATMENT("05"),
        SURGERY("06"),
        NURSING("07"),
        MATERIAL("08"),
        WESTERN_DRUG("09"),
        HERBAL_DRUG("10"),
        CHINESE_PATENT_DRUG("11"),
        GENERAL_TREATMENT("12"),
        REGISTRATION("13"),
        OTHER("14");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /// 甲, 乙, 丙: whole, part and none of it within the catalogue; `chrgitm_lv`.
    public enum InsuranceClass {
        A("01"),
        B("02"),
        C("03");

        private final String code;

        InsuranceClass(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
