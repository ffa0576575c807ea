package org.xinyi.city.play;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.xinyi.city.hospital.Deed;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.hospital.Script.Timed;
import org.xinyi.city.hospital.Visit;

/// Who does which deed.
final class Stages {

    private final Script script;
    private final Clinic clinic;
    private final Cashier cashier;
    private final Afterwards afterwards;
    private final Forms forms;

    Stages(
            Script script,
            Town town,
            CityClock clock,
            Bulk bulk,
            Ids ids,
            Tally tally,
            Tills tills,
            Forms forms) {
        Phone phone = new Phone(town, bulk, tally);
        this.script = script;
        this.clinic = new Clinic(script, town, clock, bulk, ids, tally);
        this.cashier = new Cashier(town, bulk, ids, tally, tills, phone);
        this.afterwards = new Afterwards(script, town, bulk, ids, cashier, phone);
        this.forms = forms;
    }

    SequencedMap<Class<? extends Deed>, Stage> inOrder() {
        SequencedMap<Class<? extends Deed>, Stage> stages = new LinkedHashMap<>();
        stages.put(Deed.Register.class, clinic::register);
        stages.put(Deed.Admit.class, clinic::admit);
        stages.put(Deed.OpenForm.class, deeds -> nothingLater(() -> forms.open(visits(deeds))));
        stages.put(Deed.SignForm.class, deeds -> nothingLater(() -> forms.sign(visits(deeds))));
        stages.put(Deed.CheckIn.class, clinic::checkIn);
        stages.put(Deed.Note.class, clinic::note);
        stages.put(Deed.Place.class, clinic::place);
        stages.put(Deed.Cancel.class, clinic::cancel);
        stages.put(Deed.Confirm.class, clinic::confirm);
        stages.put(Deed.Settle.class, cashier::settle);
        stages.put(Deed.Pay.class, cashier::pay);
        stages.put(Deed.End.class, clinic::end);
        stages.put(Deed.Discharge.class, clinic::discharge);
        stages.put(Deed.Refund.class, afterwards::refund);
        stages.put(Deed.Repay.class, afterwards::repay);
        return stages;
    }

    private List<Visit> visits(List<Timed> deeds) {
        return deeds.stream().map(one -> script.visits().get(one.deed().visit())).toList();
    }

    private static List<Timed> nothingLater(Runnable work) {
        work.run();
        return List.of();
    }
}
