package org.xinyi.city.hospital;

import java.time.LocalDate;
import java.util.List;

/// The schemes the demonstration knows, as far as people and a hospital's staff have to know
/// them.
public enum Scheme {
    /// A promise only: everybody may sign, pays within three days.
    S04("连云港规则", "Lianyungang's scheme", "320700", true),
    /// A bank's line for insured people of 23 to 55 years.
    S10("泉州规则", "Quanzhou's scheme", "350500", false);

    private static final int YOUNGEST_BORROWER = 23;
    private static final int OLDEST_BORROWER = 55;

    private final String nameZh;
    private final String nameEn;
    private final String region;
    private final boolean everybody;

    Scheme(String nameZh, String nameEn, String region, boolean everybody) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.region = region;
        this.everybody = everybody;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /// Administrative code of the city, six digits.
    public String region() {
        return region;
    }

    public List<String> signatureModes() {
        return switch (this) {
            case S04 -> List.of("TABLET", "QR_SCAN", "KIOSK", "OFFICIAL_ACCOUNT");
            case S10 -> List.of("APP", "OFFICIAL_ACCOUNT", "KIOSK");
        };
    }

    /// Whether relatives may sign for a patient.
    public boolean proxySigns() {
        return everybody;
    }

    /// Whether a bank lends, and collects what it has lent.
    public boolean lends() {
        return this == S10;
    }

    /// Who would be admitted, as far as one can tell beforehand; the server decides.
    public boolean admits(Person person, LocalDate on) {
        if (everybody) {
            return true;
        }
        int age = person.age(on);
        return person.cover() != null && age >= YOUNGEST_BORROWER && age <= OLDEST_BORROWER;
    }
}
