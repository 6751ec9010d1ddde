package org.chargebackledger.api.book;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.projections.journal.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A service with the books of two entities, US and DE, and what their people do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoBooks {

    static final String OCTOBER = "2026-10";
    static final String NOVEMBER = "2026-11";
    static final String DECEMBER = "2026-12";
    static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: teams
            currency: USD
            unattributed: CC-U
            attribution:
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            """;

    RunningService service;
    Company company;
    LedgerClient preparer;

    @BeforeAll
    void start() {
        service =
                RunningService.start(
                        "--chargeback.books.main.entity=US",
                        "--chargeback.books.main.showback-cost-center=CC-HELD",
                        "--chargeback.books.de01.entity=DE",
                        "--chargeback.books.de01.central-cost-center=CC-DE");
        company = new Company(service.uri());
        preparer = company.preparer();
        for (var code : List.of("US", "U", "HELD", "NEW", "MOVE")) {
            register("main", code, "US", "2026-01-01");
        }
        register("main", "DE", "DE", "2026-01-01");
        register("main", "FR", "FR", "2026-01-01");
        company.adopt("teams", POLICY, OCTOBER);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    void awaitOpen(int postings) {
        service.bean(UpToDate.class).await();
        assertThat(service.bean(Books.class).openPostings()).hasSize(postings);
    }

    static EntryDraft reversal(Entry original) {
        var content = original.content();
        return new EntryDraft(
                EntryKind.REVERSAL,
                content.originPeriod(),
                content.sourceAccount(),
                "ERROR",
                null,
                null,
                original.number(),
                null,
                null,
                content.pair(),
                content.rate(),
                "Reversal of " + original.number() + ": " + content.description(),
                content.postings().stream().map(Posting::reversed).toList());
    }

    void requireAgreed(String period) {
        for (var book : List.of("main", "de01")) {
            var balance = get(book, "/periods/" + period + "/trial-balance");
            assertThat(amount(balance, "difference")).isEqualTo("0.00");
            assertThat(check(book, period, "intercompany-agrees")).isEqualTo("nothing open");
        }
        assertThat(
                        get("main", "/periods/" + period + "/reconciliation")
                                .get("reconciled")
                                .asBoolean())
                .isTrue();
    }

    String check(String book, String period, String name) {
        return StreamSupport.stream(
                        get(book, "/periods/" + period).get("checklist").spliterator(), false)
                .filter(item -> item.get("check").asString().equals(name))
                .map(item -> item.get("detail").asString())
                .findFirst()
                .orElseThrow();
    }

    static BillFile.Row[] october(String showback, String moving, String other) {
        return new BillFile.Row[] {
            row("us", "100.00"), row("de", other), row("new", showback), row("move", moving)
        };
    }

    static BillFile.Row row(String team, String amount) {
        var cost = new BigDecimal(amount);
        return new BillFile.Row("A-1", 3, "Usage", cost, cost, "r-" + team, "database", "", team);
    }

    void bill(String period, BillFile.Row... rows) {
        var file = new BillFile(period);
        for (var row : rows) {
            file.add(row);
        }
        company.accepted("focus", Map.of(), new Upload("bill.csv", file.csv()));
    }

    String failed(String period) {
        var run = company.chargeback(period, "teams");
        assertThat(run.get("status").asString()).isEqualTo("FAILED");
        return run.get("failure").asString();
    }

    void register(String book, String name, String entity, String validFrom) {
        var code = "CC-" + name;
        company.entered(
                preparer.put(
                        in(book, "/cost-centers/" + code),
                        Map.of(
                                "name",
                                name,
                                "aliases",
                                List.of(name.toLowerCase(Locale.ROOT)),
                                "glAccount",
                                "6100",
                                "legalEntity",
                                entity,
                                "owner",
                                "somebody",
                                "validFrom",
                                validFrom)));
    }

    Answer propose(String book, Map<String, String> content) {
        return preparer.post(
                in(book, "/master-data-changes"),
                Map.of("kind", "chargeback-start", "content", content));
    }

    void approve(String book, Answer proposed) {
        var change = proposed.ok();
        company.approver()
                .post(
                        in(
                                book,
                                "/master-data-changes/"
                                        + change.get("changeId").asString()
                                        + "/approval"),
                        Map.of("contentHash", change.get("contentHash").asString()))
                .ok();
    }

    void close(String book, String period) {
        var path = "/periods/" + period + "/close";
        preparer.post(in(book, path), Map.of("reason", "month end")).ok();
        company.approver().post(in(book, path + "/approval"), Map.of()).ok();
    }

    List<JsonNode> paired(String book, String period) {
        return entries(book, period).stream().filter(entry -> entry.has("pair")).toList();
    }

    List<JsonNode> entries(String book, String period) {
        return company.auditor()
                .get(in(book, "/periods/" + period + "/journal-entries"), "application/x-ndjson")
                .body()
                .lines()
                .filter(line -> line.startsWith("{\"actor"))
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    JsonNode statement(String book, String period, String costCenter) {
        return get(book, "/periods/" + period + "/statements/" + costCenter);
    }

    JsonNode get(String book, String path) {
        return company.auditor().get(in(book, path)).ok();
    }

    String page(String book, String path) {
        var login = Base64.getEncoder().encodeToString("auditor:demo".getBytes(UTF_8));
        var request =
                HttpRequest.newBuilder(URI.create(service.uri() + in(book, path)))
                        .header("Authorization", "Basic " + login)
                        .header("Accept", "text/html")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join().body();
        }
    }

    static List<String> accounts(JsonNode entry) {
        return StreamSupport.stream(entry.get("postings").spliterator(), false)
                .map(posting -> posting.get("account").asString())
                .toList();
    }

    static String amount(JsonNode of, String member) {
        return of.get(member).get("amount").asString();
    }

    static String refusal(Answer answer) {
        assertThat(Set.of(409, 422)).as(answer.body()).contains(answer.status());
        return answer.json().get("type").asString();
    }

    static String in(String book, String path) {
        return path + (path.contains("?") ? "&" : "?") + "book=" + book;
    }
}
