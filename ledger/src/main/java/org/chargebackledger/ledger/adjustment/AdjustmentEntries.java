package org.chargebackledger.ledger.adjustment;

import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.Approved;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns what was approved into the entry that posts it. */
public final class AdjustmentEntries {

    private AdjustmentEntries() {}

    /** The entry of what is decided in the book's functional currency. */
    public static List<EntryDraft> of(
            String adjustmentId, AdjustmentContent content, String proposedBy) {
        return of(adjustmentId, content, proposedBy, null);
    }

    /**
     * One balanced entry; an accrual's other side is what is accrued.
     *
     * @param rate by which it is translated, as one total; null where it is in the book's
     *     functional currency
     */
    public static List<EntryDraft> of(
            String adjustmentId,
            AdjustmentContent content,
            String proposedBy,
            @Nullable ExchangeRate rate) {
        return List.of(
                new EntryDraft(
                        content.kind().entryKind(),
                        content.originPeriod(),
                        content.sourceAccount(),
                        content.reason(),
                        null,
                        null,
                        null,
                        new Approved(adjustmentId, content.hash(), proposedBy),
                        null,
                        rate == null ? null : AppliedRate.of(rate),
                        content.memo(),
                        content.opening() == null
                                ? lines(content, rate)
                                : opening(content, content.opening().amount(), rate)));
    }

    private static List<Posting> lines(AdjustmentContent content, @Nullable ExchangeRate rate) {
        var postings = new ArrayList<Posting>();
        var total = content.total();
        var worth = rate == null ? null : rate.conversion().total(total);
        var functional = functional(content, rate);
        for (var i = 0; i < content.lines().size(); i++) {
            var line = content.lines().get(i);
            postings.addAll(
                    Posting.of(
                            Account.cost(line.costCenter()),
                            line.costCenter(),
                            null,
                            line.key(),
                            line.amount().exact(),
                            line.amount(),
                            functional.isEmpty() ? null : functional.get(i)));
        }
        if (!total.isZero()) {
            var account = content.sourceAccount();
            postings.addAll(
                    Posting.of(
                            Account.accrued(account.provider(), account.billingAccount()),
                            null,
                            null,
                            null,
                            total.negate().exact(),
                            total.negate(),
                            worth == null ? null : worth.negate()));
        }
        return List.copyOf(postings);
    }

    /** What was paid before the book began: accounts payable has cleared it long ago. */
    private static List<Posting> opening(
            AdjustmentContent content, Exact exact, @Nullable ExchangeRate rate) {
        var posted = content.openingPosted();
        var worth = rate == null ? null : rate.conversion().total(posted);
        var account = content.sourceAccount();
        var prepaid = Account.prepaid(account.provider(), account.billingAccount());
        var clearing = Account.clearing(account.provider(), account.billingAccount());
        var postings = new ArrayList<>(Posting.of(prepaid, null, null, null, exact, posted, worth));
        postings.addAll(
                Posting.of(
                        clearing,
                        null,
                        null,
                        null,
                        exact.negate(),
                        posted.negate(),
                        worth == null ? null : worth.negate()));
        return List.copyOf(postings);
    }

    /** One for each line; they add up to the translated total. */
    private static List<Money> functional(AdjustmentContent content, @Nullable ExchangeRate rate) {
        if (rate == null) {
            return List.of();
        }
        var conversion = rate.conversion();
        var shares = content.lines().stream().map(line -> line.amount().exact()).toList();
        return Arrays.stream(conversion.toTotal(shares, conversion.total(content.total())))
                .mapToObj(units -> new Money(rate.to(), units))
                .toList();
    }
}
