package org.chargebackledger.api.reconciliation;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.reconciliation.WaterfallView.Row;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The way of a period from what was estimated over its bills to what is charged. */
@RestController
@RequestMapping("/api/v1/periods/{period}/reconciliation/waterfall")
class WaterfallController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final PeriodVariances variances;
    private final KnownPeriods periods;

    WaterfallController(PeriodVariances variances, KnownPeriods periods) {
        this.variances = variances;
        this.periods = periods;
    }

    /**
     * Every unit between estimate and bill and between bill and ledger by its cause, on the bills
     * of the run posted last.
     *
     * @param cluster one cluster; empty for what is outside of clusters
     * @param by {@code node}, {@code service} or {@code resource}: these too, in pages
     */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    WaterfallView get(
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String billingAccount,
            @RequestParam(required = false) @Nullable String cluster,
            @RequestParam(required = false) @Nullable String by,
            Book book,
            Paging paging) {
        var query = query(provider, billingAccount, cluster, by);
        periods.require(book, period);
        var found = variances.of(book.name(), period);
        if (found.isEmpty()) {
            return WaterfallView.nothingPosted(period);
        }
        var waterfalls = new Waterfalls(period, found.get(), query);
        return waterfalls.view(
                query.by() == null
                        ? null
                        : page(
                                waterfalls.rows(query.by()),
                                found.get().run().position(),
                                paging,
                                book.name(),
                                period.toString(),
                                query.toString()));
    }

    /** The same as CSV, all of it. */
    @GetMapping(produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String billingAccount,
            @RequestParam(required = false) @Nullable String cluster,
            @RequestParam(required = false) @Nullable String by,
            Book book) {
        var query = query(provider, billingAccount, cluster, by);
        periods.require(book, period);
        var found = variances.of(book.name(), period);
        var content =
                found.map(one -> new Waterfalls(period, one, query))
                        .map(one ->
                                WaterfallCsv.bytes(
                                        one.view(null),
                                        query.by() == null ? List.of() : one.rows(query.by())))
                        .orElseGet(() ->
                                WaterfallCsv.bytes(WaterfallView.nothingPosted(period), List.of()));
        return ResponseEntity.ok().contentType(CSV).body(content);
    }

    private static WaterfallQuery query(
            @Nullable String provider,
            @Nullable String billingAccount,
            @Nullable String cluster,
            @Nullable String by) {
        return new WaterfallQuery(
                provider, billingAccount, cluster, by == null ? null : WaterfallQuery.By.of(by));
    }

    /** Pages of one run's rows: another run is another list, and its cursors are refused. */
    private static Page<Row> page(List<Row> rows, long run, Paging paging, String... list) {
        var listing = paging.of("waterfall", String.valueOf(run), String.join("\n", list));
        var from =
                listing.from()
                        .map(cursor -> Integer.parseInt(cursor.position().getFirst()))
                        .orElse(0);
        var part =
                rows.subList(
                        Math.min(from, rows.size()), Math.min(from + listing.rows(), rows.size()));
        return listing.page(part, run, row -> List.of(Integer.toString(from + paging.limit())));
    }
}
