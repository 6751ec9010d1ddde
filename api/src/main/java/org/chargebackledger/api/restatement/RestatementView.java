package org.chargebackledger.api.restatement;

import org.chargebackledger.api.http.json.ExactMoney;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.restatement.Cause;
import org.chargebackledger.ledger.restatement.Change;
import org.chargebackledger.ledger.restatement.LineGroup;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.imports.KnownSnapshot;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How a snapshot differs from the one before it, as it is served. Amounts are exact.
 *
 * @param against the snapshot before; absent if it is the first
 * @param unchangedLines lines that are in both
 * @param causes add up to what the two snapshots differ by, per source account
 * @param largest the changes that moved most billed money, largest first
 */
record RestatementView(
        SnapshotView snapshot,
        @Nullable SnapshotView against,
        long unchangedLines,
        List<CauseView> causes,
        List<ChangeView> largest) {

    static RestatementView of(RestatedSnapshot restated) {
        var restatement = restated.restatement();
        var before = restated.before();
        return new RestatementView(
                SnapshotView.of(restated.after()),
                before == null ? null : SnapshotView.of(before),
                restatement.unchanged(),
                restatement.changes().entrySet().stream()
                        .flatMap(account ->
                                account.getValue().entrySet().stream()
                                        .map(cause -> CauseView.of(account.getKey(), cause)))
                        .toList(),
                restatement.largest().stream().map(ChangeView::of).toList());
    }

    /** One of the two snapshots. */
    record SnapshotView(
            String id,
            String importId,
            String provider,
            String billingAccount,
            Period billingPeriod,
            int revision,
            String state,
            long lines,
            long rows) {

        static SnapshotView of(KnownSnapshot known) {
            var snapshot = known.snapshot();
            return new SnapshotView(
                    snapshot.id(),
                    known.importId(),
                    snapshot.key().provider(),
                    snapshot.key().billingAccount(),
                    snapshot.key().billingPeriod(),
                    snapshot.revision(),
                    known.state().name(),
                    snapshot.lines(),
                    snapshot.rows());
        }
    }

    /**
     * What changed in one source account for one cause.
     *
     * @param linesBefore lines of the snapshot before that are not as they were, or gone
     * @param billed after less before; likewise effective and list
     */
    record CauseView(
            String invoiceIssuer,
            CurrencyCode currency,
            Cause cause,
            String meaning,
            long linesBefore,
            long linesAfter,
            long rowsBefore,
            long rowsAfter,
            ExactMoney billed,
            ExactMoney effective,
            ExactMoney list) {

        static CauseView of(SourceAccount account, Map.Entry<Cause, Change> cause) {
            var change = cause.getValue();
            var difference = change.difference();
            return new CauseView(
                    account.invoiceIssuer(),
                    account.currency(),
                    cause.getKey(),
                    cause.getKey().meaning(),
                    change.linesBefore(),
                    change.linesAfter(),
                    change.rowsBefore(),
                    change.rowsAfter(),
                    new ExactMoney(difference.billed(), account.currency()),
                    new ExactMoney(difference.effective(), account.currency()),
                    new ExactMoney(difference.list(), account.currency()));
        }
    }

    /** Lines that are the same charge, before and after. */
    record ChangeView(Cause cause, ExactMoney billed, List<LineView> before, List<LineView> after) {

        static ChangeView of(LineGroup group) {
            var any = group.after().isEmpty() ? group.before() : group.after();
            return new ChangeView(
                    group.cause(),
                    new ExactMoney(group.difference().billed(), any.getFirst().currency()),
                    group.before().stream().map(LineView::of).toList(),
                    group.after().stream().map(LineView::of).toList());
        }
    }

    /**
     * A cost line as far as one tells it by.
     *
     * @param endDay exclusive
     */
    record LineView(
            LocalDate startDay,
            LocalDate endDay,
            String subAccount,
            String invoiceId,
            String region,
            String service,
            String chargeCategory,
            String commitmentId,
            String resource,
            String cluster,
            String namespace,
            String tags,
            ExactMoney billed,
            ExactMoney effective,
            long rows) {

        static LineView of(CostLine line) {
            return new LineView(
                    line.startDay(),
                    line.endDay(),
                    line.subAccount(),
                    line.invoiceId(),
                    line.region(),
                    line.service(),
                    line.chargeCategory(),
                    line.commitmentId(),
                    line.resource(),
                    line.cluster(),
                    line.namespace(),
                    line.tags(),
                    new ExactMoney(line.costs().billed(), line.currency()),
                    new ExactMoney(line.costs().effective(), line.currency()),
                    line.rows());
        }
    }
}
