package org.chargebackledger.projections.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.journal.PostingKey.Kind.DIRECT;
import static org.chargebackledger.ledger.journal.PostingKey.Kind.IDLE;
import static org.chargebackledger.ledger.journal.PostingKey.Kind.NODE;
import static org.chargebackledger.ledger.journal.PostingKey.Kind.POOL;
import static org.chargebackledger.projections.fixture.Drafts.USD;
import static org.chargebackledger.projections.fixture.Drafts.key;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Book;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Drafts;
import org.chargebackledger.projections.fixture.Drafts.Charge;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.statement.Statement.View;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The statements of a whole month, byte for byte. */
class GoldenStatementTest {

    private static final Period OCTOBER = Period.parse("2026-10");
    private static final Period SEPTEMBER = Period.parse("2026-09");
    private static final SourceAccount ACCOUNT =
            new SourceAccount("AWS", "111122223333", "Amazon Web Services, Inc.", USD);

    @Test
    void the_statement_of_a_charged_cost_center_reads_as_agreed() throws IOException {
        expectGolden("CC-4100");
    }

    @Test
    void the_statement_of_a_cost_center_in_showback_owes_nothing() throws IOException {
        expectGolden("CC-4200");
    }

    private static void expectGolden(String costCenter) throws IOException {
        try (var book = month()) {
            var database = Database.fresh();
            new Feed(database).all(book.events());
            var statements = ReadModels.of(database).statements();
            var statement =
                    statements.of("main", OCTOBER, costCenter, View.POSTED, null).getFirst();
            expect(costCenter + ".json", StatementJson.bytes(statement));
            expect(costCenter + ".csv", StatementCsv.bytes(statement));
            expect(costCenter + ".html", StatementHtml.bytes(statement));
        }
    }

    /** With {@code -Dgolden.write=DIRECTORY} the files are written there instead. */
    private static void expect(String name, byte[] actual) throws IOException {
        var directory = System.getProperty("golden.write");
        if (directory != null) {
            Files.write(Path.of(directory, name), actual);
            return;
        }
        try (var golden =
                Objects.requireNonNull(GoldenStatementTest.class.getResourceAsStream(name), name)) {
            assertThat(new String(actual, StandardCharsets.UTF_8))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Book month() {
        var book = new Book("main");
        book.open(SEPTEMBER);
        book.open(OCTOBER);
        book.post("run-9", SEPTEMBER, SEPTEMBER, List.of(september()));
        book.close(SEPTEMBER);
        book.post("run-10", OCTOBER, OCTOBER, List.of(payments(), search()));
        book.post("run-9b", OCTOBER, SEPTEMBER, List.of(correction()));
        return book;
    }

    private static EntryDraft september() {
        return Drafts.entry(
                "run-9",
                EntryKind.ALLOCATION,
                SEPTEMBER,
                ACCOUNT,
                null,
                "CC-4100",
                null,
                List.of(new Charge(key(DIRECT, "", "Usage", "database", ""), "200.00")));
    }

    private static EntryDraft correction() {
        return Drafts.entry(
                "run-9b",
                EntryKind.OUT_OF_PERIOD,
                SEPTEMBER,
                ACCOUNT,
                "PROVIDER_CORRECTION",
                "CC-4100",
                null,
                List.of(new Charge(key(DIRECT, "", "Usage", "database", ""), "-12.34")));
    }

    private static EntryDraft payments() {
        return Drafts.entry(
                "run-10",
                EntryKind.ALLOCATION,
                OCTOBER,
                ACCOUNT,
                null,
                "CC-4100",
                null,
                List.of(
                        new Charge(key(DIRECT, "", "Usage", "database", ""), "212.33"),
                        new Charge(key(IDLE, "idle", "Usage", "compute", ""), "39.70"),
                        new Charge(key(NODE, "", "Usage", "compute", "team-payments"), "30.59"),
                        new Charge(
                                key(POOL, "control-plane", "Usage", "control-plane", ""), "24.33"),
                        new Charge(key(POOL, "ingress", "Usage", "ingress", ""), "7.86"),
                        new Charge(key(POOL, "platform", "Usage", "compute", ""), "5.12"),
                        new Charge(key(POOL, "support", "Purchase", "support", ""), "50.00"),
                        new Charge(key(POOL, "tax", "Tax", "tax", ""), "23.51")));
    }

    /** In showback, so held centrally; the namespace's name would be a formula and a tag. */
    private static EntryDraft search() {
        return Drafts.entry(
                "run-10",
                EntryKind.ALLOCATION,
                OCTOBER,
                ACCOUNT,
                null,
                "CC-HELD",
                "CC-4200",
                List.of(
                        new Charge(key(DIRECT, "", "Credit", "load-balancer", ""), "-25.00"),
                        new Charge(key(DIRECT, "", "Usage", "load, \"balanced\"", ""), "18.60"),
                        new Charge(key(NODE, "", "Usage", "compute", "=<b>search</b>"), "73.96")));
    }
}
