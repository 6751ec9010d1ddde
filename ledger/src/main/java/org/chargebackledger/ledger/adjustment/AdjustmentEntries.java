package org.chargebackledger.ledger.adjustment;

import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.Approved;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Turns what was approved into the entry that posts it. */
public final class AdjustmentEntries {

    private AdjustmentEntries() {}

    /** One balanced entry; an accrual's other side is what is accrued. */
    public static List<EntryDraft> of(
            String adjustmentId, AdjustmentContent content, String proposedBy) {
        var postings = new ArrayList<Posting>();
        for (var line : content.lines()) {
            postings.add(
                    posting(
                            Account.cost(line.costCenter()),
                            line.costCenter(),
                            line.key(),
                            line.amount()));
        }
        var total = content.total();
        if (!total.isZero()) {
            var account = content.sourceAccount();
            var accrued = Account.accrued(account.provider(), account.billingAccount());
            postings.add(posting(accrued, null, null, total.negate()));
        }
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
                        content.memo(),
                        List.copyOf(postings)));
    }

    private static Posting posting(
            String account, @Nullable String costCenter, @Nullable PostingKey key, Money signed) {
        return new Posting(
                account,
                costCenter,
                null,
                signed.signum() > 0 ? Side.DEBIT : Side.CREDIT,
                signed.signum() > 0 ? signed : signed.negate(),
                key,
                signed.exact(),
                "0");
    }
}
