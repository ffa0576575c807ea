package org.xinyi.city.hospital;

/// How large the day is: the published one, or a smaller or larger one in the same proportions.
public record Size(
        int visits, int insured, int insuredCharges, int admissions, int discharges, int inBeds) {

    public static Size of(Inputs inputs, int visits) {
        return new Size(
                visits,
                inputs.scaled("insured-registrations", visits),
                inputs.scaled("insured-charges", visits),
                inputs.scaled("admissions", visits),
                inputs.scaled("discharges", visits),
                inputs.scaled("in-beds", visits));
    }
}
