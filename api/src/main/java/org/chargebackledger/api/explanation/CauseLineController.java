package org.chargebackledger.api.explanation;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.reconciliation.PeriodVariances;
import org.chargebackledger.api.reconciliation.RunVariances;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.reconciliation.LineClasses;
import org.chargebackledger.ledger.reconciliation.VarianceCause;
import org.chargebackledger.ledger.reconciliation.VarianceKey;
import org.chargebackledger.ledger.run.RunInputs.PinnedSnapshot;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The cost lines on which a cause of a variance is found. */
@RestController
@RequestMapping("/api/v1/periods/{period}/reconciliation/waterfall/lines")
class CauseLineController {

    private final PeriodVariances periodVariances;
    private final RunVariances variances;
    private final Runs runs;
    private final SnapshotReader lines;
    private final KnownPeriods periods;

    CauseLineController(
            PeriodVariances periodVariances,
            RunVariances variances,
            Runs runs,
            SnapshotReader lines,
            KnownPeriods periods) {
        this.periodVariances = periodVariances;
        this.variances = variances;
        this.runs = runs;
        this.lines = lines;
        this.periods = periods;
    }

    /** Where lines are asked for; null is anywhere. */
    private record Where(
            @Nullable String provider,
            @Nullable String billingAccount,
            @Nullable String invoiceIssuer,
            @Nullable String cluster,
            @Nullable String node,
            @Nullable String service,
            @Nullable String resource) {

        boolean holds(VarianceKey key) {
            return holds(provider, key.account().provider())
                    && holds(billingAccount, key.account().billingAccount())
                    && holds(invoiceIssuer, key.account().invoiceIssuer())
                    && holds(cluster, key.cluster())
                    && holds(node, key.node())
                    && holds(service, key.service())
                    && holds(resource, key.resource());
        }

        private static boolean holds(@Nullable String wanted, String value) {
            return wanted == null || wanted.equals(value);
        }
    }

    /**
     * Cost lines of a cause in the order in which they are recorded; of a cause that lines of nodes
     * share, all lines of nodes.
     *
     * @param cause its id, such as {@code storage}
     * @param cluster empty for what is outside of clusters
     */
    @GetMapping
    Page<CostLineView> list(
            @PathVariable Period period,
            @RequestParam String cause,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String billingAccount,
            @RequestParam(required = false) @Nullable String invoiceIssuer,
            @RequestParam(required = false) @Nullable String cluster,
            @RequestParam(required = false) @Nullable String node,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String resource,
            Book book,
            Paging paging) {
        var wanted =
                VarianceCause.ofId(cause)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "parameter-invalid", "cause: there is no '" + cause + "'"));
        periods.require(book, period);
        var run =
                runs.head(book.name(), period)
                        .orElseThrow(() ->
                                Refusal.conflict("nothing-posted", "no chargeback run is posted"));
        var where =
                new Where(
                        provider, billingAccount, invoiceIssuer, cluster, node, service, resource);
        var listing = paging.of("cause-lines", run.runId(), cause, where.toString());
        var after =
                listing.from()
                        .map(cursor -> CostLineId.parse(cursor.position().getFirst()))
                        .orElse(null);
        var classes = variances.classes(run, periodVariances.estimates(book.name(), period));
        var scan =
                new CostLineScan(
                                (block, line) ->
                                        isOf(classes, block, line, wanted, where)
                                                ? block.billed(line)
                                                : null,
                                after,
                                listing.rows())
                        .over(
                                lines,
                                run.inputs().snapshots().stream().map(PinnedSnapshot::id).toList());
        return listing.page(scan.page(), 0, line -> List.of(line.id()));
    }

    private static boolean isOf(
            LineClasses classes, CostLines block, int line, VarianceCause wanted, Where where) {
        var of = classes.of(block, line);
        var fits = of.cause() == null ? wanted.isOfNodes() : of.cause() == wanted;
        return fits && where.holds(of.key());
    }
}
