package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.BillFile.Row;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Conservation and exactness: the bills' own rows, added up here, against what is recorded and
 * posted.
 */
final class MoneyChecks {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final Map<String, String> TEAMS =
            Map.of("payments", "CC-2100", "search", "CC-2200", "data", "CC-2300");

    private MoneyChecks() {}

    /** What an accepted delivery says of a bill is the bill's own exact sum. */
    static void checkDelivery(KnownDelivery delivery, BillFile bill) {
        var billed = new TreeMap<String, BigDecimal>();
        delivery.controlTotals()
                .forEach(total ->
                        billed.merge(
                                total.billingAccount(),
                                total.costs().billed().toBigDecimal(),
                                BigDecimal::add));
        assertSame(billed, bill.billed());
        var effective = new TreeMap<String, BigDecimal>();
        for (var known : delivery.snapshots()) {
            known.snapshot()
                    .accounts()
                    .forEach(total ->
                            effective.merge(
                                    total.account().billingAccount(),
                                    total.costs().effective().toBigDecimal(),
                                    BigDecimal::add));
        }
        assertSame(effective, sums(bill.rows(), any -> true, Row::account));
    }

    /** Every cost line went to where its rule says, once, to the last of 24 decimals. */
    static void checkShares(List<Share> shares, List<Row> rows) {
        assertSame(
                shareSums(
                        shares,
                        share -> share.intoPool().isEmpty(),
                        share -> share.account().billingAccount()),
                sums(rows, any -> true, Row::account));
        assertSame(
                shareSums(
                        shares,
                        share -> share.origin().equals("team-tag"),
                        share -> share.account().billingAccount() + " " + share.costCenter()),
                sums(
                        rows,
                        row -> isPlain(row) && TEAMS.containsKey(row.team()),
                        row -> row.account() + " " + TEAMS.get(row.team())));
        for (var pool : List.of("tax", "support")) {
            assertSame(
                    shareSums(
                            shares,
                            share -> share.intoPool().equals(pool),
                            share -> share.account().billingAccount()),
                    sums(rows, row -> poolOf(row).equals(pool), Row::account));
            assertSame(
                    shareSums(
                            shares,
                            share -> share.origin().equals(pool) && share.day() == null,
                            share -> share.account().billingAccount()),
                    sums(rows, row -> poolOf(row).equals(pool), Row::account));
        }
    }

    /** Per source account: cost centers, prepaid and the rest together are the rounded bill. */
    static void checkPosted(List<Entry> entries, List<Row> rows) {
        var accounts = sums(rows, any -> true, Row::account).keySet();
        var posted = posted(entries, posting -> !posting.account().startsWith("clearing:"));
        var clearing = posted(entries, posting -> posting.account().startsWith("clearing:"));
        var prepaid = posted(entries, posting -> posting.account().startsWith("prepaid:"));
        for (var account : accounts) {
            var billed = sum(rows, account, Row::billed);
            var rounded = billed.setScale(2, RoundingMode.HALF_UP);
            assertThat(posted.getOrDefault(account, BigDecimal.ZERO))
                    .as("posted of %s", account)
                    .isEqualByComparingTo(rounded);
            assertThat(clearing.getOrDefault(account, BigDecimal.ZERO))
                    .as("clearing of %s", account)
                    .isEqualByComparingTo(rounded.negate());
            var paidAhead = billed.subtract(sum(rows, account, Row::effective));
            assertThat(prepaid.getOrDefault(account, BigDecimal.ZERO).subtract(paidAhead).abs())
                    .as("prepaid of %s", account)
                    .isLessThanOrEqualTo(CENT);
        }
        assertThat(posted.keySet()).isSubsetOf(accounts);
    }

    /** Nothing posted to date is a whole cent from its exact share; a cost center neither. */
    static void checkRounding(List<Entry> entries, List<Share> shares) {
        rounding(
                posted(
                        entries,
                        posting -> posting.key() != null,
                        posting -> posting.costCenter() + " " + posting.key()),
                shareSums(
                        shares,
                        share -> share.intoPool().isEmpty(),
                        share ->
                                share.account().billingAccount()
                                        + " "
                                        + share.costCenter()
                                        + " "
                                        + share.key()));
        rounding(
                posted(
                        entries,
                        posting -> posting.key() != null,
                        posting -> String.valueOf(posting.costCenter())),
                shareSums(
                        shares,
                        share -> share.intoPool().isEmpty(),
                        share -> share.account().billingAccount() + " " + share.costCenter()));
    }

    private static void rounding(Map<String, BigDecimal> posted, Map<String, BigDecimal> exact) {
        var differences = new HashMap<>(posted);
        exact.forEach((key, amount) -> differences.merge(key, amount.negate(), BigDecimal::add));
        differences.forEach(
                (key, difference) -> assertThat(difference.abs()).as(key).isLessThan(CENT));
    }

    private static boolean isPlain(Row row) {
        return poolOf(row).isEmpty()
                && !(row.service().equals("compute") && row.resource().startsWith("i-"));
    }

    private static String poolOf(Row row) {
        if (row.category().equals("Tax")) {
            return "tax";
        }
        return row.service().equals("support") ? "support" : "";
    }

    private static BigDecimal sum(
            List<Row> rows, String account, Function<Row, BigDecimal> amount) {
        return rows.stream()
                .filter(row -> row.account().equals(account))
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> sums(
            List<Row> rows, Predicate<Row> which, Function<Row, String> by) {
        var sums = new TreeMap<String, BigDecimal>();
        rows.stream()
                .filter(which)
                .forEach(row -> sums.merge(by.apply(row), row.effective(), BigDecimal::add));
        return sums;
    }

    private static Map<String, BigDecimal> shareSums(
            List<Share> shares, Predicate<Share> which, Function<Share, String> by) {
        var sums = new TreeMap<String, BigDecimal>();
        shares.stream()
                .filter(which)
                .forEach(share ->
                        sums.merge(
                                by.apply(share), share.amount().toBigDecimal(), BigDecimal::add));
        return sums;
    }

    private static Map<String, BigDecimal> posted(List<Entry> entries, Predicate<Posting> which) {
        return posted(entries, which, null);
    }

    /** Debits less credits by billing account, and what else they are told apart by. */
    static Map<String, BigDecimal> posted(
            List<Entry> entries, Predicate<Posting> which, @Nullable Function<Posting, String> by) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var entry : entries) {
            if (!entry.content().kind().isAllocated()) {
                continue; // a layer of its own
            }
            var account = entry.content().sourceAccount().billingAccount();
            for (var posting : entry.content().postings()) {
                if (which.test(posting)) {
                    var amount = new BigDecimal(posting.amount().amount());
                    sums.merge(
                            by == null ? account : account + " " + by.apply(posting),
                            posting.side() == Side.DEBIT ? amount : amount.negate(),
                            BigDecimal::add);
                }
            }
        }
        return sums;
    }

    private static void assertSame(Map<String, BigDecimal> is, Map<String, BigDecimal> should) {
        var differences = new TreeMap<>(is);
        should.forEach((key, amount) -> differences.merge(key, amount.negate(), BigDecimal::add));
        differences.values().removeIf(difference -> difference.signum() == 0);
        assertThat(differences).isEmpty();
    }
}
