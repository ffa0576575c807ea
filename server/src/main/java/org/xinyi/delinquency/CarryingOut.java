package org.xinyi.delinquency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.notice.Notices;
import org.xinyi.scheme.FollowUpTerms.Action;

/// Carries out rungs: writes, queues calls, lists; or drafts them where a person is to release.
@Component
class CarryingOut {

    private final RungBook book;
    private final Modes modes;
    private final Drafts drafts;
    private final Letters letters;
    private final CallTasks calls;
    private final Listings listings;

    CarryingOut(
            RungBook book,
            Modes modes,
            Drafts drafts,
            Letters letters,
            CallTasks calls,
            Listings listings) {
        this.book = book;
        this.modes = modes;
        this.drafts = drafts;
        this.letters = letters;
        this.calls = calls;
        this.listings = listings;
    }

    /// Tells debtors what an adverse rung would do and when.
    void announce(Page page) {
        List<Notices.Notice> written = new ArrayList<>();
        for (Case one : List.copyOf(page.cases())) {
            if (one.at(page.now()).step() instanceof Step.Announce step) {
                Notices.Notice letter = letters.announcement(one, step);
                written.add(letter);
                page.happened(
                        one.id(), new Event.RungAnnounced(step.rung(), letter.id(), step.runsAt()));
            }
        }
        letters.send(written);
    }

    /// Carries out what is due on a page, or drafts it.
    void run(Page page) {
        Map<String, Modes.Mode> mode = modes.all();
        List<DueRung> toDraft = new ArrayList<>();
        List<DueRung> toDo = new ArrayList<>();
        page.due().forEach(one -> (isDrafted(one, mode) ? toDraft : toDo).add(one));
        drafts.add(toDraft, page);
        carryOut(toDo, page, mode);
    }

    /// Carries out what a person has released, if it is still due.
    void release(Page page) {
        carryOut(page.due().toList(), page, modes.all());
    }

    private void carryOut(List<DueRung> due, Page page, Map<String, Modes.Mode> mode) {
        List<DueRung> begun = book.begin(due, page.now());
        remind(only(begun, Action.SMS), page);
        call(only(begun, Action.CALL), page, mode);
        list(begun.stream().filter(one -> Ladder.isAdverse(one.rung())).toList(), page);
    }

    private void remind(List<DueRung> due, Page page) {
        List<Notices.Notice> written = new ArrayList<>();
        for (DueRung one : due) {
            Notices.Notice letter = letters.reminder(one.of(), one.amount(), page.now());
            written.add(letter);
            page.happened(one.obligation(), carriedOut(one, letter.id()));
        }
        letters.send(written);
    }

    /// A call is carried out when somebody has called, not when it is queued.
    private void call(List<DueRung> due, Page page, Map<String, Modes.Mode> mode) {
        List<Notices.Notice> written = new ArrayList<>();
        for (CallTasks.Task task : calls.queue(due, page.now())) {
            page.happened(task.obligation(), new Event.RungBegun(task.rung(), task.id()));
            page.attend(task.obligation());
        }
        for (DueRung one : due) {
            if (mode(one, mode).announcesCalls()) {
                written.add(letters.call(one.of(), one.amount()));
            }
        }
        letters.send(written);
    }

    private void list(List<DueRung> due, Page page) {
        listings.make(
                due.stream()
                        .map(one -> new Listings.Wanted(one.of(), one.rung().id(), one.amount()))
                        .toList(),
                page);
        due.forEach(
                one ->
                        page.happened(
                                one.obligation(),
                                new Event.RungCarriedOut(
                                        one.rung().id(), one.of().pack().ref(), null)));
    }

    private static Event.RungCarriedOut carriedOut(DueRung one, long notice) {
        return new Event.RungCarriedOut(one.rung().id(), one.of().pack().ref(), notice);
    }

    private static List<DueRung> only(List<DueRung> due, Action action) {
        return due.stream().filter(one -> one.rung().action() == action).toList();
    }

    /// A list to which the hospital uploads waits for its evidence and for the city's decision.
    private static boolean isDrafted(DueRung one, Map<String, Modes.Mode> modes) {
        return mode(one, modes).drafted() || Uploads.waitsFor(one.of().pack(), one.rung().action());
    }

    private static Modes.Mode mode(DueRung one, Map<String, Modes.Mode> modes) {
        return modes.getOrDefault(one.of().pack().ref().id(), Modes.Mode.STANDARD);
    }
}
