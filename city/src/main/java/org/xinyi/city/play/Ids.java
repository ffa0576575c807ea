package org.xinyi.city.play;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the server calls the people, visits and orders of the script.
final class Ids {

    private final Map<Integer, Long> patients = new ConcurrentHashMap<>();
    private final Map<Integer, Long> visits = new ConcurrentHashMap<>();
    private final Map<Integer, Long> orders = new ConcurrentHashMap<>();
    private final Map<Integer, Long> forms = new ConcurrentHashMap<>();

    void patient(int person, long id) {
        patients.put(person, id);
    }

    @Nullable Long patient(int person) {
        return patients.get(person);
    }

    void visit(int visit, long id) {
        visits.put(visit, id);
    }

    @Nullable Long visit(int visit) {
        return visits.get(visit);
    }

    void order(int order, long id) {
        orders.put(order, id);
    }

    @Nullable Long order(int order) {
        return orders.get(order);
    }

    void form(int visit, long id) {
        forms.put(visit, id);
    }

    @Nullable Long form(int visit) {
        return forms.get(visit);
    }
}
