package org.chargebackledger.api.reconciliation;

import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.reconciliation.PeriodVariances.Found;
import org.chargebackledger.api.reconciliation.WaterfallView.AccountWaterfall;
import org.chargebackledger.api.reconciliation.WaterfallView.ClusterWaterfall;
import org.chargebackledger.api.reconciliation.WaterfallView.EstimatedBy;
import org.chargebackledger.api.reconciliation.WaterfallView.LedgerSteps;
import org.chargebackledger.api.reconciliation.WaterfallView.Row;
import org.chargebackledger.api.reconciliation.WaterfallView.VarianceView;
import org.chargebackledger.api.reconciliation.WaterfallView.WaterfallSteps;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.reconciliation.Variance;
import org.chargebackledger.ledger.reconciliation.VarianceCell;
import org.chargebackledger.ledger.reconciliation.VarianceKey;
import org.chargebackledger.ledger.reconciliation.Variances.AccountCluster;
import org.chargebackledger.ledger.reconciliation.Waterfall;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What was found of one period, as it is asked for. */
final class Waterfalls {

    private final Period period;
    private final Found found;
    private final WaterfallQuery query;
    private final List<VarianceCell> cells;
    private final String base;

    Waterfalls(Period period, Found found, WaterfallQuery query) {
        this.period = period;
        this.found = found;
        this.query = query;
        this.cells =
                found.variances().cells().stream()
                        .filter(cell -> query.matches(cell.key()))
                        .toList();
        this.base = "/api/v1/periods/" + period + "/reconciliation/waterfall/lines";
    }

    WaterfallView view(@Nullable Page<Row> rows) {
        var open = open();
        return new WaterfallView(
                period,
                found.run().runId(),
                found.tolerance(),
                open.stream().allMatch(Variance::isWithin),
                accounts(),
                open.stream().map(VarianceView::of).toList(),
                found.variances().notCompared().stream()
                        .filter(one ->
                                query.cluster() == null || query.cluster().equals(one.cluster()))
                        .toList(),
                rows);
    }

    private List<Variance> open() {
        return found.open().stream()
                .filter(one ->
                        query.matches(one.of().account())
                                && (query.cluster() == null
                                        || query.cluster().equals(one.of().cluster())))
                .toList();
    }

    private List<AccountWaterfall> accounts() {
        var clusters = Found.grouped(cells, cell -> cell.key().accountCluster());
        return Found.grouped(cells, cell -> cell.key().account()).entrySet().stream()
                .map(one -> account(one.getKey(), one.getValue(), clusters))
                .toList();
    }

    private AccountWaterfall account(
            SourceAccount account, Waterfall whole, Map<AccountCluster, Waterfall> clusters) {
        return new AccountWaterfall(
                account.provider(),
                account.billingAccount(),
                account.invoiceIssuer(),
                account.currency(),
                steps(whole, account, query.cluster(), null),
                // Only a whole account has a side in the ledger.
                query.cluster() != null
                        ? null
                        : found.ledger().stream()
                                .filter(one -> one.account().equals(account))
                                .map(LedgerSteps::of)
                                .findFirst()
                                .orElse(null),
                clusters.entrySet().stream()
                        .filter(one -> one.getKey().account().equals(account))
                        .map(one ->
                                new ClusterWaterfall(
                                        one.getKey().cluster(),
                                        estimatedBy(one.getKey(), one.getValue()),
                                        steps(
                                                one.getValue(),
                                                account,
                                                one.getKey().cluster(),
                                                null)))
                        .toList());
    }

    private EstimatedBy estimatedBy(AccountCluster cluster, Waterfall waterfall) {
        if (found.variances().isModelled(cluster)) {
            return EstimatedBy.COST_MODEL;
        }
        return waterfall.compared().isZero() ? EstimatedBy.NOTHING : EstimatedBy.LIST_PRICE;
    }

    /** All places at the depth that is asked for. */
    List<Row> rows(WaterfallQuery.By by) {
        return Found.grouped(cells, cell -> by.of(cell.key())).entrySet().stream()
                .map(one -> row(by, one.getKey(), one.getValue()))
                .toList();
    }

    private Row row(WaterfallQuery.By by, VarianceKey key, Waterfall waterfall) {
        var account = key.account();
        return new Row(
                account.provider(),
                account.billingAccount(),
                account.invoiceIssuer(),
                account.currency(),
                key.cluster(),
                by == WaterfallQuery.By.SERVICE ? null : key.node(),
                by == WaterfallQuery.By.NODE ? null : key.service(),
                by == WaterfallQuery.By.RESOURCE ? key.resource() : null,
                steps(waterfall, account, key.cluster(), key));
    }

    private WaterfallSteps steps(
            Waterfall waterfall,
            SourceAccount account,
            @Nullable String cluster,
            @Nullable VarianceKey place) {
        var by = query.by() == null ? WaterfallQuery.By.RESOURCE : query.by();
        return WaterfallSteps.of(
                waterfall, cause -> WaterfallQuery.link(base, cause, account, cluster, by, place));
    }
}
