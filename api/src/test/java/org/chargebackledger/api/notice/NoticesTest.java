package org.chargebackledger.api.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.WorkedMonth;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentApproved;
import org.chargebackledger.ledger.adjustment.OwnerTold;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Owners are written to before another one's dispute is charged to them. The steps build on each
 * other, in the order of their names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class NoticesTest {

    private static final String MONTH = WorkedMonth.PERIOD;
    private static final String LEAD = "search@example.org";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ROUNDS = Duration.ofSeconds(1);

    private final int port = freePort();
    private final GreenMail mail =
            new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private RunningService service;
    private Company company;
    private LedgerClient owner;
    private String dispute = "";
    private JsonNode outcome = JsonMapper.shared().createObjectNode();

    @BeforeAll
    void start() {
        service =
                RunningService.start(
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + port,
                        "--chargeback.notices.from=ledger@example.org",
                        "--chargeback.notices.url=https://chargeback.example.org",
                        "--chargeback.notices.interval=100ms",
                        "--chargeback.notices.retry-after=200ms",
                        "--chargeback.notices.retry-at-most=500ms",
                        "--chargeback.users.owner.cost-centers[0]=CC-4100");
        company = new Company(service.uri());
        owner = new LedgerClient(service.uri(), "owner", "demo");
        WorkedMonth.deliver(company);
        var record = new LinkedHashMap<String, Object>();
        record.put("name", "Search");
        record.put("aliases", new String[] {"search"});
        record.put("glAccount", "610400");
        record.put("legalEntity", "EX01");
        record.put("owner", LEAD);
        record.put("validFrom", "2026-01-01");
        company.preparer().put("/cost-centers/CC-4200", record).ok();
        company.chargeback(MONTH, WorkedMonth.POLICY);
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        mail.stop();
    }

    @Test
    void a_while_the_mail_server_is_down_the_notice_waits_and_nobody_approves() {
        dispute = raise("60.00");
        outcome = propose(dispute, "60.00", "CC-4200");
        until(() -> notice().get("attempts").asInt() > 1);
        var notice = notice();
        assertThat(notice.get("status").asString()).isEqualTo("FAILED");
        assertThat(notice.get("lastError").asString()).contains(String.valueOf(port));
        assertThat(notice.get("waitsFor").asString()).startsWith("another attempt at");
        assertThat(notice.get("recipient").asString()).isEqualTo(LEAD);
        assertThat(refusal(approve(), 409)).endsWith("owner-not-notified");
        assertThat(page("/actuator/health")).contains("\"mail\":\"configured\"", "\"waiting\":1");
    }

    @Test
    void b_once_it_is_back_the_owner_is_written_to_once_and_the_outcome_can_be_approved()
            throws Exception {
        mail.start();
        until(() -> notice().get("status").asString().equals("SENT"));
        var sent = mail.getReceivedMessages();
        assertThat(sent).hasSize(1);
        var id = outcome.get("noticeId").asString();
        assertThat(sent[0].getMessageID()).isEqualTo("<" + id + "@example.org>");
        assertThat(sent[0].getAllRecipients()[0]).hasToString(LEAD);
        assertThat(sent[0].getSubject())
                .isEqualTo("CC-4200, 2026-10, database, 60.00 USD: to be charged");
        assertThat((String) sent[0].getContent())
                .contains(
                        dispute,
                        "ordered by Search",
                        outcome.get("adjustmentId").asString(),
                        outcome.get("contentHash").asString(),
                        "https://chargeback.example.org/notices?book=main");
        approve().ok();
        settled();
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "333.44");
        assertThat(told()).isEqualTo(new OwnerTold("CC-4200", id, "mailed to " + LEAD));
    }

    @Test
    void c_whoever_has_no_address_reads_how_their_dispute_ended_where_they_look() {
        var items = owner.get("/notices").ok().get("items");
        assertThat(items).hasSize(1);
        var ended = items.get(0);
        assertThat(ended.get("kind").asString()).isEqualTo("DISPUTE_SETTLED");
        assertThat(ended.get("status").asString()).isEqualTo("UNDELIVERABLE");
        assertThat(ended.get("lastError").asString()).contains("payments-lead");
        assertThat(ended.get("text").asString()).contains("bears 60.00 USD less", "CC-4100");
        var other = "/notices/" + outcome.get("noticeId").asString();
        assertThat(refusal(owner.get(other), 403)).endsWith("not-your-notice");
        assertThat(refusal(owner.post(other + "/acknowledgement", said()), 403))
                .endsWith("not-your-notice");
        assertThat(refusal(company.auditor().get("/notices/none"), 404)).endsWith("notice-unknown");
        assertThat(page("/notices")).contains("payments-lead").doesNotContain(LEAD);
    }

    @Test
    void d_a_rebuild_of_the_read_models_writes_each_notice_once_and_sends_none_again()
            throws MessagingException {
        var charged = "/notices/" + outcome.get("adjustmentId").asString() + "-outcome";
        until(() ->
                company.auditor().get(charged).json().path("status").asString("").equals("SENT"));
        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[1].getSubject())
                .isEqualTo("CC-4200, 2026-10, database, 60.00 USD: charged");
        var before = company.auditor().get("/notices").ok();
        var rebuild = company.preparer().post("/read-models/rebuilds", Map.of()).ok();
        var path = "/read-models/rebuilds/" + rebuild.get("rebuildId").asString();
        var done = company.auditor().settled(path, Set.of("RUNNING"));
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("DONE");
        pause();
        assertThat(company.auditor().get("/notices").ok()).isEqualTo(before);
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void e_what_a_crash_cut_short_is_recorded_and_not_sent_again() {
        mail.stop();
        dispute = raise("1.00");
        outcome = propose(dispute, "1.00", "CC-4200");
        until(() -> notice().get("attempts").asInt() > 0);
        service.bean(JdbcClient.class)
                .sql("UPDATE notice_attempt SET sent_at = now() WHERE notice_id = :id")
                .param("id", outcome.get("noticeId").asString())
                .update();
        until(() -> notice().get("status").asString().equals("SENT"));
        approve().ok();
        settled();
    }

    @Test
    void f_somebody_else_than_who_proposed_it_tells_an_owner_without_an_address() {
        dispute = raise("2.00");
        outcome = propose(dispute, "2.00", "CC-4300");
        assertThat(notice().get("status").asString()).isEqualTo("UNDELIVERABLE");
        assertThat(refusal(approve(), 409)).endsWith("owner-not-notified");
        var path = "/notices/" + outcome.get("noticeId").asString() + "/acknowledgement";
        assertThat(company.preparer().post(path, said()).status()).isEqualTo(403);
        assertThat(refusal(owner.post(path, said()), 403)).endsWith("not-your-notice");
        var silent = Map.of("told", "data-lead", "how", " ");
        assertThat(refusal(company.approver().post(path, silent), 422))
                .endsWith("acknowledgement-incomplete");
        var known = company.approver().post(path, said()).ok();
        assertThat(known.get("known").asBoolean()).isTrue();
        assertThat(known.get("acknowledgement").get("by").asString()).isEqualTo("approver");
        approve().ok();
        settled();
        assertThat(told().how()).isEqualTo("approver told data-lead: by telephone");
        assertThat(company.auditor().get("/notices?unknown=true").ok().get("items"))
                .allMatch(one -> !one.get("kind").asString().equals("OUTCOME_PROPOSED"));
    }

    private static Map<String, String> said() {
        return Map.of("told", "data-lead", "how", "by telephone");
    }

    private String raise(String amount) {
        for (var entry : company.entries(MONTH)) {
            for (var posting : entry.get("postings")) {
                if (posting.path("costCenter").asString("").equals("CC-4100")
                        && posting.at("/key/service").asString("").equals("database")) {
                    return company.preparer()
                            .post(
                                    "/disputes",
                                    Map.of(
                                            "posting", posting.get("id").asString(),
                                            "amount", usd(amount),
                                            "reason", "not ours"))
                            .ok()
                            .get("disputeId")
                            .asString();
                }
            }
        }
        throw new AssertionError("nothing to dispute");
    }

    private JsonNode propose(String id, String amount, String counterparty) {
        var body =
                Map.of(
                        "amount",
                        usd(amount),
                        "counterparty",
                        counterparty,
                        "memo",
                        "ordered by Search");
        return company.preparer().post("/disputes/" + id + "/outcome", body).ok().at("/outcomes/0");
    }

    private Answer approve() {
        var path = "/adjustments/" + outcome.get("adjustmentId").asString() + "/approval";
        var hash = Map.of("contentHash", outcome.get("contentHash").asString());
        return company.approver().post(path, hash);
    }

    private void settled() {
        var path = "/adjustments/" + outcome.get("adjustmentId").asString();
        var end = company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(end.get("status").asString()).as("%s", end).isEqualTo("POSTED");
    }

    /** As the approval has recorded it. */
    private OwnerTold told() {
        return service.bean(EventStore.class)
                .readEvents(outcome.get("adjustmentId").asString())
                .asStream()
                .map(event -> event.getPayload())
                .filter(AdjustmentApproved.class::isInstance)
                .map(AdjustmentApproved.class::cast)
                .map(AdjustmentApproved::ownerTold)
                .findFirst()
                .orElseThrow();
    }

    /** As the owner sees it. */
    private String page(String path) {
        var login = "owner:demo".getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(service.uri().resolve(path))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.sendAsync(request, BodyHandlers.ofString()).join().body();
        }
    }

    private JsonNode notice() {
        return company.auditor().get("/notices/" + outcome.get("noticeId").asString()).ok();
    }

    private static String refusal(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("type").asString();
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private static void until(BooleanSupplier done) {
        var end = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            pause(Duration.ofMillis(50));
        }
    }

    /** Long enough for several rounds. */
    private static void pause() {
        pause(ROUNDS);
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
