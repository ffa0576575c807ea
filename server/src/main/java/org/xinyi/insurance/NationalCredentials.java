package org.xinyi.insurance;

import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.people.Institutions;
import org.xinyi.people.Institutions.Institution;
import tools.jackson.databind.JsonNode;

/// The e-credential over 1101 with its token; a face becomes a token first.
@Component
class NationalCredentials implements Credentials {

    private final FsiTransactions fsi;
    private final Institutions institutions;
    private final BusinessClock clock;

    NationalCredentials(FsiTransactions fsi, Institutions institutions, BusinessClock clock) {
        this.fsi = fsi;
        this.institutions = institutions;
        this.clock = clock;
    }

    @Override
    public Answer read(String token, InstitutionId at) {
        return answer(fsi.personByToken(token, institution(at), clock.now()));
    }

    @Override
    public Answer match(String face, InstitutionId at) {
        Institution asking = institution(at);
        return answer(
                fsi.tokenOfFace(face, asking)
                        .then(token -> fsi.personByToken(token, asking, clock.now())));
    }

    private Institution institution(InstitutionId at) {
        return institutions
                .find(at)
                .orElseThrow(() -> new IllegalArgumentException("No institution " + at));
    }

    private static Answer answer(FsiReply<JsonNode> reply) {
        return switch (reply) {
            case FsiReply.Said<JsonNode>(JsonNode output) -> {
                JsonNode person = output.path("baseinfo");
                String idNumber = person.path("certno").asString("");
                yield idNumber.isEmpty()
                        ? new Answer.Silent()
                        : new Answer.Known(person.path("psn_name").asString(""), idNumber);
            }
            case FsiReply.Refused<JsonNode>(String _, String text) -> new Answer.Refused(text);
            case FsiReply.Silent<JsonNode> _ -> new Answer.Silent();
        };
    }
}
