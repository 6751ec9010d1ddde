package org.chargebackledger.ingest.azurecostmanagement;

import org.chargebackledger.ingest.azurecost.ExportTotals;
import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.delivery.StagedFile;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The costs of one scope, a month of both views at a time, compared with what Azure adds up. */
final class AzureConnector implements Connector {

    private static final String SOURCE = "azure-cost";

    private final CostManagement service;
    private final AzureOptions options;
    private final Definitions definitions;
    private final CostReports reports;
    private final CostQueries queries;

    AzureConnector(CostManagement service, AzureOptions options) {
        this.service = service;
        this.options = options;
        this.definitions = new Definitions(options);
        this.reports = new CostReports(service, options.reportPatience());
        this.queries = new CostQueries(service, options.costColumn());
    }

    @Override
    public List<String> subjects() {
        return List.of("costs of Azure scope " + options.scope().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> questions(Slice slice) {
        var questions = new ArrayList<String>();
        for (var metric : options.metrics()) {
            if (options.byQuery()) {
                questions.add(text("query", definitions.rows(metric, slice)));
            } else {
                definitions.reports(metric, slice).stream()
                        .map(body -> text("generateCostDetailsReport", body))
                        .forEach(questions::add);
            }
        }
        if (options.tolerance() != null) {
            for (var metric : options.metrics()) {
                questions.add(text("query", total(metric, slice)));
            }
        }
        return List.copyOf(questions);
    }

    private String text(String operation, String body) {
        return "POST " + service.operation(operation) + " " + body;
    }

    private String total(Metric metric, Slice slice) {
        return definitions.total(metric, slice.firstDay(), slice.endDay());
    }

    /** Asks for the sum of a day, and whether a report of it may be ordered. */
    @Override
    public List<Check> test(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var day = today.minusDays(1);
        var checks = new ArrayList<Check>();
        var total = definitions.total(Metric.ACTUAL, day, today);
        try {
            checks.add(new Check("query", true, "costs of " + day + ": " + queries.total(total)));
            if (!options.byQuery()) {
                var body = definitions.report(Metric.ACTUAL, day, today);
                service.post(service.operation("generateCostDetailsReport"), body, _ -> {});
                checks.add(new Check("report", true, "one of " + day + " may be ordered"));
            }
        } catch (FetchFailure | IOException e) {
            checks.add(
                    new Check(
                            checks.isEmpty() ? "query" : "report",
                            false,
                            String.valueOf(e.getMessage())));
        }
        return List.copyOf(checks);
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        var files = new ArrayList<StagedFile>();
        var actual = ExportTotals.NONE;
        for (var metric : options.metrics()) {
            var some = files(metric, slice, folder);
            var totals = totals(some);
            require(metric, slice, totals, folder);
            actual = metric == Metric.ACTUAL ? totals : actual;
            files.addAll(some);
        }
        var declared = new TreeMap<String, String>();
        declared.put("billingPeriod", slice.period().toString());
        if (options.billingAccount() != null) {
            declared.put("billingAccount", options.billingAccount());
        }
        return new Fetched(
                List.of(new Part(SOURCE, List.copyOf(files), declared)),
                finality(slice, actual, now));
    }

    private List<StagedFile> files(Metric metric, Slice slice, FetchFolder folder)
            throws FetchFailure, IOException {
        if (options.byQuery()) {
            var pages = queries.pages(metric.toString(), definitions.rows(metric, slice), folder);
            var name = metric + "-costs.csv";
            try {
                folder.keep(name, path -> new QueryBill(options).write(pages, path));
            } catch (FetchFailure failure) {
                folder.clear(); // the same pages would say the same again
                throw failure;
            }
            return List.of(folder.file(name));
        }
        var bodies = definitions.reports(metric, slice);
        var files = new ArrayList<StagedFile>();
        for (var i = 0; i < bodies.size(); i++) {
            var name = bodies.size() == 1 ? metric + "-costs" : metric + "-costs-" + (i + 1);
            files.addAll(reports.fetch(name, metric, bodies.get(i), folder));
        }
        return List.copyOf(files);
    }

    private static ExportTotals totals(List<StagedFile> files) throws FetchFailure {
        var totals = ExportTotals.NONE;
        for (var file : files) {
            try {
                totals = totals.plus(ExportTotals.of(file.path()));
            } catch (IOException e) {
                throw new FetchFailure(Reason.MALFORMED, file.name() + ": " + e.getMessage());
            }
        }
        return totals;
    }

    /** Whether all rows are there: something is, and it adds up to what Azure says. */
    private void require(Metric metric, Slice slice, ExportTotals totals, FetchFolder folder)
            throws FetchFailure, IOException {
        if (totals.rows() == 0) {
            folder.clear();
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "no %s costs in %s; if that is so, name the month under 'except'"
                            .formatted(metric, slice));
        }
        var tolerance = options.tolerance();
        if (tolerance == null) {
            return;
        }
        var said = queries.total(total(metric, slice));
        if (!isNear(totals.costs(), said, tolerance)) {
            folder.clear();
            throw new FetchFailure(
                    Reason.CHANGED,
                    "the rows of %s costs add up to %s and Azure's total is %s"
                            .formatted(metric, plain(totals.costs()), plain(said)));
        }
    }

    private static boolean isNear(
            SortedMap<String, BigDecimal> one,
            SortedMap<String, BigDecimal> other,
            BigDecimal tolerance) {
        var currencies = new TreeSet<>(one.keySet());
        currencies.addAll(other.keySet());
        return currencies.stream()
                .allMatch(currency ->
                        one.getOrDefault(currency, BigDecimal.ZERO)
                                        .subtract(other.getOrDefault(currency, BigDecimal.ZERO))
                                        .abs()
                                        .compareTo(tolerance)
                                <= 0);
    }

    private static String plain(SortedMap<String, BigDecimal> costs) {
        var text = new StringBuilder();
        costs.forEach((currency, cost) ->
                text.append(text.isEmpty() ? "" : ", ")
                        .append(cost.stripTrailingZeros().toPlainString())
                        .append(' ')
                        .append(currency));
        return text.isEmpty() ? "nothing" : text.toString();
    }

    private Finality finality(Slice slice, ExportTotals actual, Instant now) {
        var isOver = !now.isBefore(slice.end());
        var isSettled =
                options.isFinalByInvoice()
                        ? actual.notInvoiced() == 0
                        : !now.isBefore(slice.end().plus(Duration.ofDays(options.settleDays())));
        return isOver && isSettled ? Finality.FINAL : Finality.PRELIMINARY;
    }

    @Override
    public void close() {
        service.close();
    }
}
