package org.xinyi.sandbox.insurer;

import java.util.ArrayList;
import java.util.List;
import org.xinyi.sandbox.insurer.InsurerFact.PersonSaved;

/// An insured person with the accounts and what was used in each year.
final class Person {

    private PersonSaved saved;
    private long balance;
    private long mutualAid;
    private boolean suspended;
    private final List<YearUse> years = new ArrayList<>(1);

    Person(PersonSaved saved) {
        this.saved = saved;
        save(saved);
    }

    void save(PersonSaved newData) {
        saved = newData;
        balance = newData.balance();
        mutualAid = newData.mutualAid();
    }

    long number() {
        return saved.number();
    }

    String idNumber() {
        return saved.idNumber();
    }

    String name() {
        return saved.name();
    }

    String insutype() {
        return saved.insutype();
    }

    String region() {
        return saved.region();
    }

    /// Whether contributions are paid and benefits run.
    boolean normal() {
        return saved.normal() && !suspended;
    }

    void suspended(boolean nowSuspended) {
        suspended = nowSuspended;
    }

    boolean civilServant() {
        return saved.civilServant();
    }

    boolean assisted() {
        return saved.assisted();
    }

    /// Of the personal account, in fen.
    long balance() {
        return balance;
    }

    /// Of the relative's account that is bound for mutual aid, in fen.
    long mutualAid() {
        return mutualAid;
    }

    YearUse use(int year) {
        for (YearUse use : years) {
            if (use.year() == year) {
                return use;
            }
        }
        YearUse use = new YearUse(year);
        years.add(use);
        return use;
    }

    /// @param sign 1 for a settlement, -1 for its reversal
    void take(Settlement settlement, int sign) {
        Shares shares = settlement.shares();
        balance -= sign * shares.account();
        mutualAid -= sign * shares.mutualAid();
        use(settlement.year()).add(settlement.care(), shares, sign);
    }
}
