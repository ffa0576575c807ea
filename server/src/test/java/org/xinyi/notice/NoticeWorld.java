package org.xinyi.notice;

import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.BeanFactory;
import org.xinyi.app.database.CitySchemas;
import org.xinyi.kernel.City;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Actions;

/// The module with a carrier and clocks of the test's own, in a city that no server works for.
final class NoticeWorld {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    final City city = new City("n" + Long.toString(NUMBER.incrementAndGet(), 36));
    final FakePatients patients = new FakePatients();
    FakeClocks clocks = new FakeClocks("2020-06-10T09:00");
    FakeCarrier carrier = new FakeCarrier();
    Server server;

    private final Sql sql;
    private final Sealer sealer;
    private final Actions actions;
    private final IdSource ids;

    NoticeWorld(BeanFactory beans) {
        beans.getBean(CitySchemas.class).migrate(city);
        this.sql = beans.getBean(Sql.class);
        this.sealer = beans.getBean(Sealer.class);
        this.actions = beans.getBean(Actions.class);
        this.ids = beans.getBean(IdSource.class);
        this.server = new Server(carrier);
    }

    /// An empty outbox, on the morning of 10 June, with a server and a carrier that are well.
    void begin() {
        city.run(
                () -> {
                    sql.statement("DELETE FROM notice").update();
                    sql.statement("DELETE FROM notice_carrier").update();
                });
        clocks = new FakeClocks("2020-06-10T09:00");
        carrier = new FakeCarrier();
        server = new Server(carrier);
    }

    /// One of several servers that share the database.
    Server anotherServer() {
        return new Server(carrier);
    }

    Server serverWith(Carrier other) {
        return new Server(other);
    }

    long id() {
        return city.call(ids::next);
    }

    PatientId patient() {
        return patients.add("王芳", "13800135678");
    }

    List<String> kinds(long subject) {
        return actions(subject).stream().map(Actions.Action::kind).toList();
    }

    List<Actions.Action> actions(long subject) {
        return city.call(
                () ->
                        actions.about(
                                List.of(subject),
                                List.of(NoticeLog.QUEUED, NoticeLog.DELIVERED, NoticeLog.FAILED)));
    }

    final class Server {

        final Outbox outbox;
        final WaitingNotices waiting;
        final SendingNotices sending;
        final ReadingReceipts receipts;

        private Server(Carrier carrier) {
            NoticeSettings settings =
                    new NoticeSettings(
                            URI.create("http://localhost:1/sms"),
                            LocalTime.of(22, 0),
                            LocalTime.of(8, 0),
                            1,
                            3);
            Texts texts = new Texts();
            NoticeLog log = new NoticeLog(actions, ids, clocks.business());
            SentNotices sent = new SentNotices(sql, log, clocks.business(), clocks.wall());
            Sender sender = new Sender(sql);
            waiting = new WaitingNotices(sql, settings, clocks.business(), clocks.wall());
            sending =
                    new SendingNotices(
                            waiting,
                            sent,
                            carrier,
                            new Envelopes(sender, sealer, texts),
                            clocks.business(),
                            clocks.wall());
            receipts = new ReadingReceipts(sql, sent, carrier, sender, clocks.wall());
            outbox =
                    new Outbox(
                            new OutboxTable(sql, sealer, log, sending),
                            patients,
                            texts,
                            settings,
                            ids,
                            clocks.business(),
                            sent);
        }

        long queue(PatientId to, Template template, long subject, Map<String, String> parameters) {
            long id = id();
            queue(new Notices.Notice(id, to, template, subject, parameters));
            return id;
        }

        void queue(Notices.Notice notice) {
            city.run(() -> outbox.send(List.of(notice)));
        }

        /// Works until there is nothing left to do now.
        void works() {
            city.run(
                    () -> {
                        while (sending.work() > 0) {}
                    });
        }

        void readsReceipts() {
            city.run(
                    () -> {
                        while (receipts.work() > 0) {}
                    });
        }

        Notices.Status status(long notice) {
            Notices.State state = city.call(() -> outbox.states(List.of(notice))).get(notice);
            if (state == null) {
                throw new AssertionError("No message " + notice);
            }
            return state.status();
        }
    }
}
