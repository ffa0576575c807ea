package org.xinyi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.xinyi.ServerTest;
import org.xinyi.access.CodeIssued;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.notice.FakeCarrier.Mood;
import org.xinyi.notice.Notices.Status;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendingNoticesTests {

    private static final Map<String, String> TWELVE_FIFTY = Map.of("amount", "12.50");

    private final Sql sql;
    private final NoticeWorld world;

    SendingNoticesTests(Sql sql, BeanFactory beans) {
        this.sql = sql;
        this.world = new NoticeWorld(beans);
    }

    @BeforeEach
    void begin() {
        world.begin();
    }

    @Test
    void aMessageIsQueuedSentAndDelivered() {
        long line = world.id();
        long notice = world.server.queue(world.patient(), Template.REPAID, line, TWELVE_FIFTY);
        assertThat(world.server.status(notice)).isEqualTo(Status.WAITING);

        world.server.works();
        assertThat(world.carrier.brought())
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.phone()).isEqualTo("13800135678");
                            assertThat(message.text()).isEqualTo("【信医】已收到您的还款12.50元。");
                            assertThat(message.templateCode()).isEqualTo("REPAID");
                            assertThat(message.purpose()).isEqualTo("SERVICE");
                        });
        assertThat(world.server.status(notice)).isEqualTo(Status.SENT);

        world.carrier.givesReceipts(true);
        world.server.readsReceipts();
        assertThat(world.server.status(notice)).isEqualTo(Status.DELIVERED);
        assertThat(world.kinds(line)).containsExactly("notice.queued", "notice.delivered");
    }

    @Test
    void theSameIdIsQueuedOnce() {
        long line = world.id();
        Notices.Notice notice =
                new Notices.Notice(
                        world.id(), world.patient(), Template.REPAID, line, TWELVE_FIFTY);
        world.server.queue(notice);
        world.city.run(() -> world.server.outbox.send(List.of(notice, notice)));
        world.server.works();

        assertThat(world.carrier.texts()).hasSize(1);
        assertThat(world.kinds(line)).containsExactly("notice.queued");
    }

    @Test
    void aMessageFallsWithTheTransactionThatCausedIt() {
        PatientId patient = world.patient();
        assertThatThrownBy(
                        () ->
                                world.city.run(
                                        () ->
                                                sql.inTransaction(
                                                        () -> {
                                                            queueRepaid(patient);
                                                            throw new IllegalStateException("no");
                                                        })))
                .hasMessage("no");
        world.server.works();

        assertThat(world.carrier.calls()).isZero();
    }

    @Test
    void whoHasNoPhoneKeepsAFailedMessage() {
        long line = world.id();
        PatientId patient = world.patients.add("王芳", null);
        long notice = world.server.queue(patient, Template.REPAID, line, TWELVE_FIFTY);
        world.server.works();

        assertThat(world.server.status(notice)).isEqualTo(Status.FAILED);
        assertThat(world.kinds(line)).containsExactly("notice.queued", "notice.failed");
        assertThat(world.actions(line).getLast().detail()).contains("NO_PHONE");
        assertThat(world.carrier.calls()).isZero();
    }

    @Test
    void aCodeOvertakesEverythingAndIsKeptNowhereInTheClear() {
        world.server.queue(world.patient(), Template.REPAID, world.id(), TWELVE_FIFTY);
        world.city.run(() -> world.server.outbox.on(new CodeIssued("13900000002", "483920", 5)));
        world.server.works();

        assertThat(world.carrier.texts().getFirst()).isEqualTo("【信医】验证码483920，5分钟内有效。请勿告诉任何人。");
        assertThat(world.carrier.brought().getFirst().phone()).isEqualTo("13900000002");
        assertThat(storedTexts()).noneMatch(text -> text.contains("483920"));
    }

    @Test
    void aCodeThatHasExpiredIsNotSentAnyMore() {
        world.carrier.is(Mood.AWAY);
        world.city.run(() -> world.server.outbox.on(new CodeIssued("13900000002", "483920", 5)));
        world.server.works();
        world.carrier.is(Mood.WELL);
        world.clocks.itIs("2020-06-10T09:05");
        world.clocks.wallPasses(Duration.ofMinutes(5));
        world.server.works();

        assertThat(world.carrier.texts()).isEmpty();
    }

    @Test
    void anAnswerThatIsLostDoesNotSendTwice() {
        long notice =
                world.server.queue(world.patient(), Template.REPAID, world.id(), TWELVE_FIFTY);
        world.carrier.is(Mood.LOSES_ANSWERS);
        world.server.works();
        assertThat(world.server.status(notice)).isEqualTo(Status.WAITING);

        world.carrier.is(Mood.WELL);
        world.clocks.wallPasses(Duration.ofSeconds(1));
        world.server.works();
        assertThat(world.server.status(notice)).isEqualTo(Status.SENT);
        assertThat(world.carrier.calls()).isEqualTo(2);
        assertThat(world.carrier.texts()).hasSize(1);
    }

    @Test
    void aReceiptMayComeBeforeTheAnswerAndMoreThanOnce() {
        long line = world.id();
        world.server.queue(world.patient(), Template.REPAID, world.id(), TWELVE_FIFTY);
        world.server.works();
        long notice = world.server.queue(world.patient(), Template.REPAID, line, TWELVE_FIFTY);
        world.carrier.is(Mood.LOSES_ANSWERS);
        world.server.works();
        world.carrier.givesReceipts(false);
        world.carrier.givesReceiptsAgain();
        world.server.readsReceipts();
        assertThat(world.server.status(notice)).isEqualTo(Status.FAILED);

        world.carrier.is(Mood.WELL);
        world.clocks.wallPasses(Duration.ofHours(1));
        world.carrier.givesReceiptsAgain();
        world.server.works();
        world.server.readsReceipts();
        assertThat(world.kinds(line)).containsExactly("notice.queued", "notice.failed");
        assertThat(world.carrier.texts()).hasSize(2);
    }

    @Test
    void aCarrierThatIsAwayIsLeftAloneLongerAndLonger() {
        IntStream.range(0, 3).forEach(_ -> queueRepaid(world.patient()));
        world.carrier.is(Mood.AWAY);
        for (int second = 0; second < 600; second++) {
            world.server.works();
            world.clocks.wallPasses(Duration.ofSeconds(1));
        }
        assertThat(world.carrier.calls()).isBetween(8, 20);

        world.carrier.is(Mood.WELL);
        world.clocks.wallPasses(Duration.ofMinutes(5));
        world.server.works();
        assertThat(world.carrier.texts()).hasSize(3);
    }

    @Test
    void whatTheCarrierDoesNotDecideIsAskedAgain() {
        long notice =
                world.server.queue(world.patient(), Template.REPAID, world.id(), TWELVE_FIFTY);
        world.carrier.is(Mood.UNDECIDED);
        world.server.works();
        assertThat(world.server.status(notice)).isEqualTo(Status.WAITING);
        world.carrier.is(Mood.WELL);
        world.clocks.wallPasses(Duration.ofSeconds(2));
        world.server.works();

        assertThat(world.server.status(notice)).isEqualTo(Status.SENT);
    }

    @Test
    void aMessageThatTheCarrierCannotReadFailsAlone() {
        List<Long> good =
                IntStream.range(0, 7).mapToObj(_ -> queueRepaid(world.patient())).toList();
        long bad =
                world.server.queue(
                        world.patient(), Template.GUIDE, world.id(), Map.of("place", "poison"));
        world.server.works();

        assertThat(good).allMatch(notice -> world.server.status(notice) == Status.SENT);
        assertThat(world.server.status(bad)).isEqualTo(Status.FAILED);
    }

    @Test
    void whatADyingServerHadTakenIsSentByAnother() {
        long notice = queueRepaid(world.patient());
        assertThat(world.city.call(world.server.waiting::take)).hasSize(1);
        NoticeWorld.Server other = world.anotherServer();

        other.works();
        assertThat(world.server.status(notice)).isEqualTo(Status.WAITING);
        world.clocks.wallPasses(WaitingNotices.LEASE);
        other.works();
        assertThat(world.server.status(notice)).isEqualTo(Status.SENT);
    }

    @Test
    void severalServersShareTheWork() throws Exception {
        PatientId patient = world.patient();
        int count = 1_200;
        List<Notices.Notice> notices =
                IntStream.range(0, count)
                        .mapToObj(
                                _ ->
                                        new Notices.Notice(
                                                world.id(),
                                                patient,
                                                Template.REPAID,
                                                world.id(),
                                                TWELVE_FIFTY))
                        .toList();
        world.city.run(() -> world.server.outbox.send(notices));
        List<NoticeWorld.Server> servers =
                List.of(world.server, world.anotherServer(), world.anotherServer());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> work =
                    servers.stream()
                            .<Callable<Void>>map(
                                    server ->
                                            () -> {
                                                server.works();
                                                return null;
                                            })
                            .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(world.carrier.texts()).hasSize(count);
        assertThat(world.carrier.calls()).isLessThanOrEqualTo(6);
    }

    private long queueRepaid(PatientId patient) {
        return world.server.queue(patient, Template.REPAID, world.id(), TWELVE_FIFTY);
    }

    private List<String> storedTexts() {
        return world.city.call(
                () ->
                        sql.statement("SELECT text FROM notice WHERE text IS NOT NULL")
                                .query(String.class)
                                .list());
    }
}
