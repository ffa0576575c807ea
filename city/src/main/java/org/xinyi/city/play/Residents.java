package org.xinyi.city.play;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Person;
import org.xinyi.city.hospital.Visit;
import org.xinyi.city.hospital.World;
import org.xinyi.city.wire.Endpoint;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the people of the script known: to the insurer, to the city, to each other; and lets
/// those sign who had signed before.
final class Residents {

    private static final int PEOPLE_PER_REQUEST = 2_000;

    private final World world;
    private final Town town;
    private final Bulk bulk;
    private final Ids ids;
    private final Forms forms;

    Residents(World world, Town town, Bulk bulk, Ids ids, Forms forms) {
        this.world = world;
        this.town = town;
        this.bulk = bulk;
        this.ids = ids;
        this.forms = forms;
    }

    void arrive() {
        List<Person> people = world.people().all();
        insure(people.stream().filter(person -> person.cover() != null).toList());
        bulk.send(
                "patients",
                new Bulk.To(town.his(), "patients/batch", "patients", PEOPLE_PER_REQUEST),
                people,
                person ->
                        Json.object()
                                .put("name", person.name())
                                .put("idKind", "RESIDENT_ID")
                                .put("idNumber", person.idNumber())
                                .put("phone", person.phone()),
                (person, done) -> ids.patient(person.number(), done.get("patient").asLong()));
        bulk.each(
                people.stream().filter(person -> person.guardian() != Person.NOBODY).toList(),
                this::tie);
    }

    /// @param visits of those who signed before the day
    void sign(List<Visit> visits, Runnable readingTimePasses) {
        forms.open(visits);
        readingTimePasses.run();
        forms.sign(visits);
    }

    private void insure(List<Person> insured) {
        for (int from = 0; from < insured.size(); from += PEOPLE_PER_REQUEST) {
            List<ObjectNode> persons =
                    insured
                            .subList(from, Math.min(insured.size(), from + PEOPLE_PER_REQUEST))
                            .stream()
                            .map(this::insured)
                            .toList();
            town.sandbox().make("insurer/admin/persons", Json.list("persons", persons));
        }
    }

    private ObjectNode insured(Person person) {
        Person.Cover cover = Objects.requireNonNull(person.cover());
        return Json.object()
                .put("certno", person.idNumber())
                .put("psn_name", person.name())
                .put("insutype", cover.type())
                .put("psn_insu_stas", "1")
                .put("insuplc_admdvs", world.scheme().region())
                .put("balc", cover.balance())
                .put("cvlserv_flag", cover.civilServant() ? "1" : "0")
                .put("assistance", cover.assisted());
    }

    /// The relative offers to pay; a parent has thereby said all, others are answered.
    private void tie(Person person) {
        Person relative = world.people().get(person.guardian());
        boolean minor = person.isMinor(world.day());
        @Nullable Long payer = ids.patient(relative.number());
        @Nullable Long patient = ids.patient(person.number());
        if (payer == null || patient == null) {
            return;
        }
        ObjectNode offer =
                Json.object()
                        .put("person", payer)
                        .put("side", "PAYER")
                        .put("relation", minor ? "PARENT" : "OTHER_DIRECT_KIN");
        offer.putObject("relative")
                .put("name", person.name())
                .put("idKind", "RESIDENT_ID")
                .put("idNumber", person.idNumber());
        Endpoint his = town.his();
        JsonNode tie = his.make("family-ties", offer);
        if (!minor) {
            his.make(
                    "family-ties/" + tie.get("id").asLong() + "/confirmation",
                    Json.object().put("person", patient));
        }
    }
}
