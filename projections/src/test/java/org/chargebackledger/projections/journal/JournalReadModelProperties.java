package org.chargebackledger.projections.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.projections.fixture.RandomBook.COST_CENTERS;
import static org.chargebackledger.projections.fixture.RandomBook.PERIODS;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.fixture.RandomBook;
import org.chargebackledger.projections.fixture.Shown;
import org.chargebackledger.projections.statement.Details.Status;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.Statement.View;
import org.chargebackledger.projections.statement.StatementCsv;
import org.chargebackledger.projections.statement.StatementHtml;
import org.chargebackledger.projections.statement.StatementJson;
import org.chargebackledger.projections.storage.Cursor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The read model of random journals against sums worked out in memory. */
class JournalReadModelProperties {

    /** Set {@code -Dseeds=N} for more of them. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("seeds", 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_answer_is_the_sum_of_the_entries_shown(long seed) {
        var random = new RandomBook("main", seed);
        try (var book = random.book()) {
            random.live(40);
            random.leavePostingOpen();
            var database = Database.fresh();
            new Feed(database).all(book.events());
            var models = ReadModels.of(database);
            var shown = new Shown(book.events());
            assertThat(models.books().published("main")).isEqualTo(shown.published());
            var choice = new Random(seed);
            for (var i = 0; i < 6; i++) {
                var asOf = choice.nextLong(shown.published() + 1);
                expectTrialBalances(models, shown, asOf);
                expectStatements(models, shown, asOf);
            }
            expectEntries(models, shown, 1 + choice.nextInt(7));
            expectPostedToDate(models, shown);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void statements_read_the_same_after_a_rebuild(long seed) {
        var random = new RandomBook("main", seed);
        try (var book = random.book()) {
            random.live(25);
            var first = Database.fresh();
            var second = Database.fresh();
            new Feed(first).all(book.events());
            var feed = new Feed(second);
            feed.all(book.events().subList(0, book.events().size() / 2));
            feed.reset();
            feed.all(book.events());
            assertThat(printed(ReadModels.of(second))).isEqualTo(printed(ReadModels.of(first)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_statement_as_of_an_entry_never_changes_but_by_the_close_that_makes_it_final(long seed) {
        var random = new RandomBook("main", seed);
        try (var book = random.book()) {
            var database = Database.fresh();
            var feed = new Feed(database);
            var models = ReadModels.of(database);
            var seen = new HashMap<String, String>();
            var hashes = new HashMap<String, String>();
            var fed = 0;
            for (var i = 0; i < 5; i++) {
                random.live(6);
                feed.all(book.events().subList(fed, book.events().size()));
                fed = book.events().size();
                for (var asOf = 0L; asOf <= models.books().published("main"); asOf += 3) {
                    for (var statement : statements(models, asOf)) {
                        var text =
                                new String(StatementJson.bytes(statement), StandardCharsets.UTF_8);
                        var status = statement.details().status();
                        var name = statement.view() + statement.number() + "@" + asOf;
                        if (status == Status.ESTIMATE) {
                            assertThat(seen).doesNotContainKey(name + "closed");
                        } else {
                            name += "closed";
                        }
                        assertThat(hashes.getOrDefault(name.replace("closed", ""), ""))
                                .isIn("", StatementJson.contentHash(statement));
                        hashes.put(
                                name.replace("closed", ""), StatementJson.contentHash(statement));
                        assertThat(seen.getOrDefault(name, text)).isEqualTo(text);
                        seen.put(name, text);
                    }
                }
            }
        }
    }

    private static void expectTrialBalances(ReadModels models, Shown shown, long asOf) {
        for (var period : PERIODS) {
            var rows = new TreeMap<String, List<Long>>();
            for (var balance : models.trialBalances().of("main", period, asOf)) {
                assertThat(balance.difference().isZero()).isTrue();
                assertThat(balance.rows().stream().map(TrialBalance.Row::account))
                        .isSortedAccordingTo(CodePointOrder.INSTANCE);
                balance.rows()
                        .forEach(row ->
                                rows.put(
                                        row.account(),
                                        List.of(
                                                row.debit().minorUnits(),
                                                row.credit().minorUnits())));
            }
            assertThat(rows).isEqualTo(shown.trialBalance(period, asOf));
        }
    }

    private static void expectStatements(ReadModels models, Shown shown, long asOf) {
        for (var statement : statements(models, asOf)) {
            var period = statement.period();
            var view = statement.view();
            var costCenter = statement.costCenter();
            assertThat(statement.total().minorUnits())
                    .isEqualTo(shown.total(period, view, costCenter, asOf));
            assertThat(statement.owed().minorUnits())
                    .isEqualTo(shown.owed(period, view, costCenter, asOf));
            var lines = new TreeMap<PostingKey, Long>();
            statement.lines().forEach(line -> lines.put(line.key(), line.amount().minorUnits()));
            assertThat(lines).isEqualTo(shown.lines(period, view, costCenter, asOf));
            var list = models.statements().list("main", period, view, asOf);
            assertThat(list.statements())
                    .filteredOn(one -> one.number().equals(statement.number()))
                    .singleElement()
                    .satisfies(one -> assertThat(one.total()).isEqualTo(statement.total()))
                    .satisfies(one -> assertThat(one.owed()).isEqualTo(statement.owed()))
                    .satisfies(one -> assertThat(one.mode()).isEqualTo(statement.mode()));
        }
    }

    private static void expectEntries(ReadModels models, Shown shown, int limit) {
        var read = new ArrayList<String>();
        Cursor cursor = null;
        do {
            var page = models.journalEntries().list("main", null, cursor, limit);
            page.items().forEach(entry -> read.add(entry.json()));
            cursor = page.next() == null ? null : Cursor.parse(page.next().text());
        } while (cursor != null);
        assertThat(read)
                .isEqualTo(
                        shown.entries().stream().map(JournalReadModelProperties::served).toList());
        for (var period : PERIODS) {
            var streamed = new ArrayList<String>();
            models.journalEntries().stream(
                    "main", period, shown.published(), entry -> streamed.add(entry.json()));
            assertThat(streamed)
                    .isEqualTo(
                            shown.entries().stream()
                                    .filter(entry -> entry.period().equals(period))
                                    .map(JournalReadModelProperties::served)
                                    .toList());
        }
        for (var entry : shown.entries()) {
            assertThat(models.journalEntries().find("main", entry.number())).contains(entry);
        }
    }

    private static void expectPostedToDate(ReadModels models, Shown shown) {
        for (var origin : PERIODS) {
            var toDate = models.postedAmounts().toDate("main", origin);
            assertThat(toDate.asOf()).isEqualTo(shown.published());
            var expected = new HashMap<List<Object>, Long>();
            for (var entry : shown.entries()) {
                if (entry.content().originPeriod().equals(origin)) {
                    for (var posting : entry.content().postings()) {
                        expected.merge(
                                identity(entry, posting), posting.signed().minorUnits(), Long::sum);
                    }
                }
            }
            var actual = new HashMap<List<Object>, Long>();
            for (var amount : toDate.amounts()) {
                actual.put(
                        List.of(
                                amount.sourceAccount(),
                                amount.account(),
                                String.valueOf(amount.costCenter()),
                                String.valueOf(amount.memo()),
                                String.valueOf(amount.key())),
                        amount.posted().minorUnits());
                assertThat(amount.exact()).isEqualTo(amount.posted().exact());
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static List<Object> identity(Entry entry, Posting posting) {
        return List.of(
                entry.content().sourceAccount(),
                posting.account(),
                String.valueOf(posting.costCenter()),
                String.valueOf(posting.memo()),
                String.valueOf(posting.key()));
    }

    private static List<Statement> statements(ReadModels models, long asOf) {
        var statements = new ArrayList<Statement>();
        for (var period : PERIODS) {
            for (var view : View.values()) {
                for (var costCenter : COST_CENTERS) {
                    statements.addAll(
                            models.statements().of("main", period, costCenter, view, asOf));
                }
            }
        }
        return statements;
    }

    private static List<String> printed(ReadModels models) {
        var printed = new ArrayList<String>();
        for (var statement : statements(models, models.books().published("main"))) {
            printed.add(new String(StatementJson.bytes(statement), StandardCharsets.UTF_8));
            printed.add(new String(StatementCsv.bytes(statement), StandardCharsets.UTF_8));
            printed.add(new String(StatementHtml.bytes(statement), StandardCharsets.UTF_8));
        }
        return printed;
    }

    private static String served(Entry entry) {
        return new String(entry.served(), StandardCharsets.UTF_8);
    }
}
