package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.xinyi.Api;
import org.xinyi.ServerTest;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;

/// Two people of the city may list and lift by hand; one may not, and nobody is listed in a
/// pause or without having been told.
@ServerTest
class ListingByHandTests {

    private final ApplicationContext context;

    ListingByHandTests(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void twoListAndTwoLift() {
        // 1 June: treated, 80.00 to be paid within three days; 10 June: nothing has been paid
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        Obligation bill = world.owes(wang, world.line(wang, "S04", null), "S04", "80.00");
        world.itIs("2020-06-02T10:00");
        world.itIs("2020-06-10T09:00");
        Api first = world.person(Role.OPERATOR, null);
        Api second = world.person(Role.OPERATOR, null);
        long listing = proposes(first, bill);
        first.post(approval(listing), Map.of()).expectProblem(403, "second-person-needed");
        world.person(Role.FINANCE)
                .post(approval(listing), Map.of())
                .expectProblem(404, "proposal-unknown");
        assertThat(world.standing(wang, "S04")).isNotEqualTo("LISTED");
        // A message was sent on the 2nd; whether it arrived is not known before the 11th.
        second.post(approval(listing), Map.of()).expectProblem(409, "not-to-be-listed");
        world.everythingArrived();
        world.itIs("2020-06-11T08:00");
        second.post(approval(listing), Map.of()).expect(200);
        assertThat(world.standing(wang, "S04")).isEqualTo("LISTED");
        // 11 June: it was a mistake
        world.itIs("2020-06-11T09:00");
        long number = world.operator().get("listings").expect(200).number("listings.0.listing");
        long lift =
                second.post("listings/" + number + "/lift-proposals", Map.of("reason", "误列"))
                        .expect(201)
                        .number("proposal");
        second.post(approval(lift), Map.of()).expectProblem(403, "second-person-needed");
        first.post(approval(lift), Map.of()).expect(200);
        assertThat(world.standing(wang, "S04")).isNotIn("LISTED", "SUSPENDED");
    }

    @Test
    void nobodyIsListedInAPause() {
        DebtWorld world = new DebtWorld(context, "2020-06-01T09:00");
        PatientId wang = world.patient("王芳");
        Obligation bill = world.owes(wang, world.line(wang, "S04", null), "S04", "80.00");
        // 10 June: the message of the 2nd has arrived, and the hospital gives time until the 20th
        world.itIs("2020-06-02T10:00");
        world.everythingArrived();
        world.itIs("2020-06-10T09:00");
        world.person(Role.FINANCE)
                .post(
                        "obligations/" + bill.id().value() + "/pauses",
                        Map.of("reason", "AGREED", "until", "2020-06-20T01:00:00Z"))
                .expect(201);
        long listing = proposes(world.person(Role.OPERATOR, null), bill);
        world.person(Role.OPERATOR, null)
                .post(approval(listing), Map.of())
                .expectProblem(409, "not-to-be-listed");
        assertThat(world.summary().number("listed")).isZero();
    }

    private static long proposes(Api operator, Obligation bill) {
        return operator.post(
                        "listing-proposals",
                        Map.of(
                                "obligation",
                                bill.id().value(),
                                "cause",
                                "list-30d",
                                "reason",
                                "多次催缴未果"))
                .expect(201)
                .number("proposal");
    }

    private static String approval(long proposal) {
        return "proposals/" + proposal + "/approval";
    }
}
