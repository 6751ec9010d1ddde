package org.chargebackledger.projections.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.projections.fixture.Deliver.STAMP;
import static org.chargebackledger.projections.fixture.Deliver.accepted;
import static org.chargebackledger.projections.fixture.Deliver.delivery;
import static org.chargebackledger.projections.fixture.Deliver.snapshot;
import static org.chargebackledger.projections.fixture.Drafts.USD;

import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.AccountOutcome.CommitmentMovement;
import org.chargebackledger.ledger.run.RunEvent.RunComputed;
import org.chargebackledger.ledger.run.RunEvent.RunFailed;
import org.chargebackledger.ledger.run.RunEvent.RunPosted;
import org.chargebackledger.ledger.run.RunEvent.RunPostingBegun;
import org.chargebackledger.ledger.run.RunEvent.RunStarted;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunInputs.PinnedRun;
import org.chargebackledger.ledger.run.RunInputs.PinnedSnapshot;
import org.chargebackledger.ledger.run.RunInputs.PinnedUsage;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.coverage.AttributedCost;
import org.chargebackledger.projections.fixture.Book;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Drafts;
import org.chargebackledger.projections.fixture.Drafts.Charge;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.showback.Dimension;
import org.chargebackledger.projections.showback.ShowbackQuery;
import org.chargebackledger.projections.showback.ShowbackQuery.Granularity;
import org.chargebackledger.projections.showback.ShowbackRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.sql.DataSource;

/** A month of one account: run, showback, reconciliation and prepaid subledger. */
class MonthReadModelTest {

    private static final Period OCTOBER = Period.parse("2026-10");
    private static final Period NOVEMBER = Period.parse("2026-11");
    private static final SnapshotKey KEY = new SnapshotKey("AWS", "1111", OCTOBER);
    private static final SourceAccount ACCOUNT = new SourceAccount("AWS", "1111", "Issuer", USD);
    private static final PostingKey DATABASE = Drafts.key(Kind.DIRECT, "", "Usage", "db", "");
    private static final PostingKey SUPPORT =
            Drafts.key(Kind.POOL, "support", "Purchase", "support", "");

    private DataSource database;
    private Feed feed;
    private ReadModels models;

    @BeforeEach
    void start() {
        database = Database.fresh();
        feed = new Feed(database);
        models = ReadModels.of(database);
    }

    @Test
    void a_run_is_known_with_inputs_totals_findings_and_entries() {
        var inputs = inputs(OCTOBER);
        start("r1", RunKind.CHARGEBACK, inputs);
        assertThat(models.runs().unfinished()).hasSize(1);
        compute("r1", "10.005", "2.5", "1.25");
        feed.one(new RunPostingBegun("r1", null, null, STAMP));
        feed.one(new RunPosted("r1", List.of("2026-10-000001", "2026-10-000002"), STAMP));
        var run = models.runs().find("r1").orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.POSTED);
        assertThat(run.inputs()).isEqualTo(inputs);
        assertThat(run.inputs().fingerprint()).isEqualTo(run.fingerprint());
        assertThat(run.entries()).containsExactly("2026-10-000001", "2026-10-000002");
        assertThat(run.accounts()).containsExactly(outcome("10.005", "2.5", "1.25"));
        assertThat(run.findings()).containsExactly(finding());
        assertThat(run.totals())
                .containsExactly(new RunTotal(ACCOUNT, usd("8.76"), usd("10.01"), usd("10.01")));
        assertThat(models.runs().sameInputs("main", RunKind.CHARGEBACK, run.fingerprint()))
                .isPresent();
        assertThat(models.runs().list("main", OCTOBER, null, 5).items()).containsExactly(run);
        assertThat(models.runs().unfinished()).isEmpty();
    }

    @Test
    void shares_are_read_back_block_by_block() {
        start("r1", RunKind.SHOWBACK, inputs(OCTOBER));
        compute("r1", "1", "0", "0");
        var shares = List.of(share("CC-1", DATABASE, LocalDate.of(2026, 10, 1), "1"));
        var read = new ArrayList<Share>();
        new RecordedShares(database, id -> List.of(new SharesRecorded("r1", 0, shares)))
                .shares("r1", read::addAll);
        assertThat(read).isEqualTo(shares);
    }

    @Test
    void what_decided_about_cost_is_kept_before_pools_give_it_out() {
        start("r1", RunKind.SHOWBACK, inputs(OCTOBER));
        var day = LocalDate.of(2026, 10, 1);
        feed.one(
                new SharesRecorded(
                        "r1",
                        0,
                        List.of(
                                share("CC-1", DATABASE, day, "1"),
                                share("CC-2", DATABASE, day.plusDays(1), "2.5"),
                                share("CC-2", SUPPORT, null, "5"))));
        feed.one(new SharesRecorded("r1", 1, List.of(share("CC-1", DATABASE, day, "0.5"))));
        assertThat(models.attributedCosts().of("r1"))
                .containsExactly(
                        new AttributedCost(
                                USD, "rule", false, Kind.DIRECT, "", "prod", "", Exact.of(4)));
        compute("r1", "9", "0", "0");
        assertThat(models.runs().shown("main", OCTOBER).orElseThrow().runId()).isEqualTo("r1");
        showbackRun("r2", "1");
        assertThat(models.attributedCosts().of("r1")).as("r2 took its place").isEmpty();
        assertThat(models.runs().shown("main", OCTOBER).orElseThrow().runId()).isEqualTo("r2");
    }

    @Test
    void showback_shows_the_posted_run_and_before_that_the_one_computed_last() {
        showbackRun("r1", "1");
        showbackRun("r2", "2");
        assertThat(total()).isEqualTo("2.00");
        start("r3", RunKind.CHARGEBACK, inputs(OCTOBER));
        feed.one(
                new SharesRecorded(
                        "r3", 0, List.of(share("CC-1", DATABASE, LocalDate.of(2026, 10, 1), "3"))));
        compute("r3", "3", "0", "0");
        post("r3", "3.00");
        showbackRun("r4", "4");
        assertThat(total()).isEqualTo("3.00");
        start("r5", RunKind.SHOWBACK, inputs(OCTOBER));
        feed.one(new RunFailed("r5", "no usage", STAMP));
        assertThat(total()).isEqualTo("3.00");
        assertThat(models.runs().head("main", OCTOBER).orElseThrow().runId()).isEqualTo("r3");
    }

    @Test
    void showback_groups_filters_and_adds_up_to_the_rounded_total() {
        start("r1", RunKind.SHOWBACK, inputs(OCTOBER));
        feed.one(
                new SharesRecorded(
                        "r1",
                        0,
                        List.of(
                                share("CC-1", DATABASE, LocalDate.of(2026, 10, 1), "0.004"),
                                share("CC-1", DATABASE, LocalDate.of(2026, 10, 2), "0.004"),
                                share("CC-2", DATABASE, LocalDate.of(2026, 10, 2), "0.003"))));
        feed.one(new SharesRecorded("r1", 1, List.of(share("CC-2", SUPPORT, null, "5"))));
        compute("r1", "5.011", "0", "0");
        var byDay = rows(Granularity.DAY, new TreeMap<>());
        assertThat(byDay)
                .extracting(ShowbackRow::time)
                .containsExactly("2026-10", "2026-10-01", "2026-10-02", "2026-10-02");
        assertThat(byDay.stream().map(ShowbackRow::amount).reduce(Money::plus))
                .contains(usd("5.01"));
        var filter = new TreeMap<Dimension, List<String>>();
        filter.put(Dimension.SERVICE, List.of("db", "x' OR ''='"));
        var byMonth = rows(Granularity.MONTH, filter);
        assertThat(byMonth)
                .extracting(row -> row.values().get(Dimension.COST_CENTER))
                .containsExactly("CC-1", "CC-2");
        assertThat(byMonth.getFirst().exact()).isEqualTo(Exact.parse("0.008"));
        var halfMonth =
                new ShowbackQuery(
                        "main",
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2026, 10, 16),
                        Granularity.TOTAL,
                        new TreeSet<>(),
                        new TreeMap<>());
        assertThat(models.showback().rows(halfMonth))
                .singleElement()
                .satisfies(row -> assertThat(row.exact()).isEqualTo(Exact.parse("0.011")));
    }

    @Test
    void the_bill_is_reconciled_with_the_ledger_to_the_cent() {
        feed.all(accepted("i1", delivery("focus", "aa"), snapshot("i1", 1, KEY, 1, "7.004")));
        start("r1", RunKind.CHARGEBACK, inputs(OCTOBER));
        feed.one(
                new SharesRecorded(
                        "r1",
                        0,
                        List.of(
                                share("CC-1", DATABASE, LocalDate.of(2026, 10, 1), "2.002"),
                                share("CC-1", SUPPORT, null, "5.002"))));
        compute("r1", "7.004", "0", "0");
        var open = models.reconciliations().of("main", OCTOBER);
        assertThat(open.reconciled()).isFalse();
        assertThat(open.accounts().getFirst().difference()).isEqualTo(usd("7.00"));
        post("r1", "7.00");
        var posted = models.reconciliations().of("main", OCTOBER);
        assertThat(posted.reconciled()).isTrue();
        assertThat(posted.accounts())
                .singleElement()
                .satisfies(one -> assertThat(one.account()).isEqualTo(ACCOUNT))
                .satisfies(one -> assertThat(one.billedExact()).isEqualTo(Exact.parse("7.004")))
                .satisfies(one -> assertThat(one.clearing()).isEqualTo(usd("7.00")));
        assertThat(models.reconciliations().grain("main", OCTOBER))
                .hasSize(2)
                .anySatisfy(one -> {
                    assertThat(one.service()).isEqualTo("db");
                    assertThat(one.roundingUnits()).isEqualTo("499.8");
                    assertThat(one.isRounding()).isFalse();
                });
        feed.all(accepted("i2", delivery("focus", "bb"), snapshot("i2", 1, KEY, 2, "8")));
        assertThat(models.reconciliations().of("main", OCTOBER).accounts().getFirst().difference())
                .isEqualTo(usd("1.00"));
    }

    @Test
    void a_commitment_is_carried_from_month_to_month() {
        start("r1", RunKind.CHARGEBACK, inputs(OCTOBER));
        compute("r1", "120", "120", "10");
        assertThat(models.prepaid().of("main", OCTOBER)).isEmpty();
        feed.one(completed("r1", OCTOBER));
        start("r2", RunKind.CHARGEBACK, inputs(NOVEMBER));
        compute("r2", "0", "0", "10.5");
        feed.one(completed("r2", NOVEMBER));
        var october = models.prepaid().of("main", OCTOBER).getFirst();
        assertThat(october.opening()).isEqualTo(Exact.ZERO);
        assertThat(october.closing()).isEqualTo(Exact.parse("110"));
        var november = models.prepaid().of("main", NOVEMBER).getFirst();
        assertThat(november.opening()).isEqualTo(october.closing());
        assertThat(november.closing()).isEqualTo(Exact.parse("99.5"));
        assertThat(models.prepaid().of("main", NOVEMBER.next()).getFirst().closing())
                .isEqualTo(november.closing());
    }

    private void showbackRun(String runId, String amount) {
        start(runId, RunKind.SHOWBACK, inputs(OCTOBER));
        feed.one(
                new SharesRecorded(
                        runId,
                        0,
                        List.of(share("CC-1", DATABASE, LocalDate.of(2026, 10, 1), amount))));
        compute(runId, amount, "0", "0");
    }

    private String total() {
        var whole =
                new ShowbackQuery(
                        "main",
                        OCTOBER.firstDay(),
                        NOVEMBER.firstDay(),
                        Granularity.TOTAL,
                        new TreeSet<>(),
                        new TreeMap<>());
        return models.showback().rows(whole).getFirst().amount().amount();
    }

    private List<ShowbackRow> rows(
            Granularity granularity, SortedMap<Dimension, List<String>> filter) {
        return models.showback()
                .rows(
                        new ShowbackQuery(
                                "main",
                                OCTOBER.firstDay(),
                                NOVEMBER.firstDay(),
                                granularity,
                                new TreeSet<>(List.of(Dimension.COST_CENTER)),
                                filter));
    }

    private void start(String runId, RunKind kind, RunInputs inputs) {
        feed.one(new RunStarted(runId, kind, inputs, inputs.fingerprint(), null, STAMP));
    }

    private void compute(String runId, String billed, String purchased, String amortised) {
        feed.one(
                new RunComputed(
                        runId,
                        List.of(outcome(billed, purchased, amortised)),
                        List.of(finding()),
                        1,
                        "digest",
                        STAMP));
    }

    /** Everything on one key, though the shares are on two: the grain must notice. */
    private void post(String runId, String amount) {
        try (var book = new Book("main")) {
            book.open(OCTOBER);
            var draft =
                    Drafts.entry(
                            runId,
                            EntryKind.ALLOCATION,
                            OCTOBER,
                            ACCOUNT,
                            null,
                            "CC-1",
                            null,
                            List.of(new Charge(DATABASE, amount)));
            book.post(runId, OCTOBER, OCTOBER, List.of(draft));
            feed.all(book.events());
        }
    }

    private static PostingCompleted completed(String runId, Period period) {
        return new PostingCompleted("journal/main", runId, period, period, 0, List.of(), STAMP);
    }

    private static RunInputs inputs(Period period) {
        return new RunInputs(
                "main",
                period,
                List.of(new PinnedSnapshot("i1-1", "d1"), new PinnedSnapshot("i1-2", "d2")),
                List.of(
                        new PinnedUsage(
                                UsageKind.USAGE,
                                "prod",
                                period.firstDay(),
                                period.lastDay(),
                                "u1",
                                "d3")),
                4,
                "standard",
                2,
                "hash",
                1,
                List.of(new PinnedRun(Period.parse("2026-08"), "r0", "d4")));
    }

    private static AccountOutcome outcome(String billed, String purchased, String amortised) {
        var prepaid = Exact.parse(purchased).minus(Exact.parse(amortised));
        return new AccountOutcome(
                ACCOUNT,
                Exact.parse(billed),
                Exact.parse(billed).minus(prepaid),
                prepaid,
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                List.of(
                        new CommitmentMovement(
                                "sp-1", Exact.parse(purchased), Exact.parse(amortised))));
    }

    private static RunFinding finding() {
        return new RunFinding("unattributed", "tag=x", "no rule", Exact.parse("0.1"));
    }

    private static Share share(
            String costCenter, PostingKey key, @Nullable LocalDate day, String amount) {
        return new Share(
                ACCOUNT,
                costCenter,
                "",
                key,
                "rule",
                day,
                "prod",
                "",
                "",
                "",
                Exact.ZERO,
                Exact.ZERO,
                Exact.parse(amount));
    }

    private static Money usd(String amount) {
        return Money.parse(USD, amount);
    }
}
