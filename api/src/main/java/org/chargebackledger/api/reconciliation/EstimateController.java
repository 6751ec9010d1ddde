package org.chargebackledger.api.reconciliation;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.json.ExactMoney;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.estimate.EstimateDimension;
import org.chargebackledger.projections.estimate.EstimateTotal;
import org.chargebackledger.projections.estimate.Estimates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What cost models say a period's clusters cost, alone and against the ledger. */
@RestController
@RequestMapping("/api/v1/periods/{period}")
class EstimateController {

    private final Estimates estimates;
    private final PeriodEstimates reconciliation;
    private final KnownPeriods periods;

    EstimateController(Estimates estimates, PeriodEstimates reconciliation, KnownPeriods periods) {
        this.estimates = estimates;
        this.reconciliation = reconciliation;
        this.periods = periods;
    }

    /**
     * A sum of estimates.
     *
     * @param key its value of each thing it is grouped by
     * @param days how many days are estimated in it
     */
    record Row(Map<String, String> key, long days, ExactMoney amount) {

        static Row of(EstimateTotal total) {
            var key = new LinkedHashMap<String, String>();
            total.key().forEach((dimension, value) -> key.put(dimension.text(), value));
            return new Row(key, total.days(), new ExactMoney(total.amount(), total.currency()));
        }
    }

    /**
     * Estimates of a period's days, summed.
     *
     * @param groupBy {@code cluster}, {@code namespace}, {@code node}, {@code category}, {@code
     *     day}, or several; nodes and namespaces bring their cluster along
     */
    @GetMapping("/estimates")
    Page<Row> list(
            @PathVariable Period period,
            @RequestParam(defaultValue = "cluster") List<String> groupBy,
            Book book,
            Paging paging) {
        var groups = groups(groupBy);
        var rows = estimates.totals(book.name(), period, groups);
        var listing = paging.of("estimates", book.name(), period.toString(), groups.toString());
        var from =
                listing.from()
                        .map(cursor -> Integer.parseInt(cursor.position().getFirst()))
                        .orElse(0);
        var part =
                rows.subList(
                        Math.min(from, rows.size()), Math.min(from + listing.rows(), rows.size()));
        var next = Integer.toString(from + paging.limit());
        var page = listing.page(part, rows.size(), row -> List.of(next));
        return new Page<>(page.items().stream().map(Row::of).toList(), page.nextCursor());
    }

    /**
     * CPU, RAM and GPU of the estimates against the node shares of the run posted last, by cluster
     * and by namespace, each in its own currency and on the days that are estimated.
     */
    @GetMapping("/reconciliation/estimate")
    EstimateReconciliationView reconciliation(@PathVariable Period period, Book book) {
        periods.require(book, period);
        return EstimateReconciliationView.of(reconciliation.of(book.name(), period));
    }

    private static Set<EstimateDimension> groups(List<String> names) {
        var groups = EnumSet.noneOf(EstimateDimension.class);
        for (var name : names) {
            groups.add(EstimateDimension.of(name).orElseThrow(() -> unknown(name)));
        }
        return groups;
    }

    private static Refusal unknown(String name) {
        return Refusal.invalid(
                "parameter-invalid",
                "groupBy: '%s' is none of %s"
                        .formatted(
                                name,
                                Arrays.stream(EstimateDimension.values())
                                        .map(EstimateDimension::text)
                                        .toList()));
    }
}
