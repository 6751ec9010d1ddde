package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.codec.RateText;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.storage.CopyRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.LinkedHashMap;
import java.util.List;

import javax.sql.DataSource;

/** Writes entries, their postings and what they move on each account. */
final class EntryTable {

    /** What an entry moves is summed by these. */
    private record Moved(
            String account,
            @Nullable String costCenter,
            @Nullable String memo,
            CurrencyCode currency,
            CurrencyCode functional) {}

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    EntryTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    void add(int bookId, List<Entry> entries) {
        var headers =
                new CopyRows(
                        "entry",
                        "book_id",
                        "sequence",
                        "number",
                        "period",
                        "origin_period",
                        "kind",
                        "provider",
                        "billing_account",
                        "invoice_issuer",
                        "currency",
                        "reason",
                        "run_id",
                        "policy_hash",
                        "reverses",
                        "adjustment_id",
                        "approved_hash",
                        "approved_proposer",
                        "invoice",
                        "invoice_revision",
                        "pair_id",
                        "pair_book",
                        "pair_entity",
                        "mirrored",
                        "rate",
                        "posted_at",
                        "actor",
                        "description",
                        "previous_hash",
                        "hash",
                        "served");
        var postings =
                new CopyRows(
                        "posting",
                        "book_id",
                        "sequence",
                        "position",
                        "minor_units",
                        "account",
                        "cost_center",
                        "memo",
                        "currency",
                        "kind",
                        "pool",
                        "charge_category",
                        "service",
                        "cluster",
                        "namespace",
                        "exact",
                        "rounding_units",
                        "functional",
                        "functional_currency");
        var moved =
                new CopyRows(
                        "entry_account",
                        "book_id",
                        "sequence",
                        "account",
                        "cost_center",
                        "memo",
                        "currency",
                        "debit",
                        "credit",
                        "functional_currency",
                        "functional_debit",
                        "functional_credit");
        for (var entry : entries) {
            addHeader(headers, bookId, entry);
            addPostings(postings, bookId, entry);
            addMoved(moved, bookId, entry);
        }
        headers.writeTo(dataSource);
        postings.writeTo(dataSource);
        moved.writeTo(dataSource);
    }

    void clear() {
        jdbc.sql(
                        """
                        TRUNCATE read_model.entry, read_model.posting, read_model.entry_account
                        """)
                .update();
    }

    private static void addHeader(CopyRows rows, int bookId, Entry entry) {
        var content = entry.content();
        var account = content.sourceAccount();
        var approved = content.approved();
        var invoice = content.invoice();
        var pair = content.pair();
        var rate = content.rate();
        rows.add(
                bookId,
                entry.sequence(),
                entry.number(),
                entry.period(),
                content.originPeriod(),
                content.kind(),
                account.provider(),
                account.billingAccount(),
                account.invoiceIssuer(),
                account.currency(),
                content.reason(),
                content.runId(),
                content.policyHash(),
                content.reverses(),
                approved == null ? null : approved.adjustmentId(),
                approved == null ? null : approved.contentHash(),
                approved == null ? null : approved.proposedBy(),
                invoice == null ? null : invoice.invoice(),
                invoice == null ? null : invoice.revision(),
                pair == null ? null : pair.pairId(),
                pair == null ? null : pair.book(),
                pair == null ? null : pair.entity(),
                content.isMirrored(),
                rate == null ? null : RateText.of(rate),
                entry.postedAt(),
                entry.actor(),
                content.description(),
                entry.previousHash(),
                entry.hash(),
                entry.served());
    }

    private static void addPostings(CopyRows rows, int bookId, Entry entry) {
        var position = 0;
        for (var posting : entry.content().postings()) {
            position++;
            var key = posting.key();
            rows.add(
                    bookId,
                    entry.sequence(),
                    position,
                    posting.signed().minorUnits(),
                    posting.account(),
                    posting.costCenter(),
                    posting.memo(),
                    posting.amount().currency(),
                    key == null ? null : key.kind().text(),
                    key == null ? null : key.pool(),
                    key == null ? null : key.chargeCategory(),
                    key == null ? null : key.service(),
                    key == null ? null : key.cluster(),
                    key == null ? null : key.namespace(),
                    posting.exact(),
                    posting.roundingUnits(),
                    functional(posting).minorUnits(),
                    functional(posting).currency());
        }
    }

    /** The amount itself where nothing is translated. */
    private static Money functional(Posting posting) {
        var functional = posting.signedFunctional();
        return functional == null ? posting.signed() : functional;
    }

    private static void addMoved(CopyRows rows, int bookId, Entry entry) {
        var sums = new LinkedHashMap<Moved, long[]>();
        for (var posting : entry.content().postings()) {
            var moved =
                    new Moved(
                            posting.account(),
                            posting.costCenter(),
                            posting.memo(),
                            posting.amount().currency(),
                            functional(posting).currency());
            var sides = sums.computeIfAbsent(moved, any -> new long[4]);
            var side = posting.side() == Posting.Side.DEBIT ? 0 : 1;
            var worth = Math.abs(functional(posting).minorUnits());
            sides[side] = Math.addExact(sides[side], posting.amount().minorUnits());
            sides[2 + side] = Math.addExact(sides[2 + side], worth);
        }
        sums.forEach((moved, sides) ->
                rows.add(
                        bookId,
                        entry.sequence(),
                        moved.account(),
                        moved.costCenter(),
                        moved.memo(),
                        moved.currency(),
                        sides[0],
                        sides[1],
                        moved.functional(),
                        sides[2],
                        sides[3]));
    }
}
