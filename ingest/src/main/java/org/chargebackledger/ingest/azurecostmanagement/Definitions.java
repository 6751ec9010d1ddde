package org.chargebackledger.ingest.azurecostmanagement;

import com.azure.json.JsonSerializable;
import com.azure.resourcemanager.costmanagement.models.CostDetailsTimePeriod;
import com.azure.resourcemanager.costmanagement.models.FunctionType;
import com.azure.resourcemanager.costmanagement.models.GenerateCostDetailsReportRequestDefinition;
import com.azure.resourcemanager.costmanagement.models.GranularityType;
import com.azure.resourcemanager.costmanagement.models.QueryAggregation;
import com.azure.resourcemanager.costmanagement.models.QueryColumnType;
import com.azure.resourcemanager.costmanagement.models.QueryDataset;
import com.azure.resourcemanager.costmanagement.models.QueryDefinition;
import com.azure.resourcemanager.costmanagement.models.QueryGrouping;
import com.azure.resourcemanager.costmanagement.models.QueryTimePeriod;
import com.azure.resourcemanager.costmanagement.models.TimeframeType;

import org.chargebackledger.ingest.connector.Slice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Cost Management is asked, as the bodies of requests. Days include the last one. */
final class Definitions {

    private static final DateTimeFormatter BILLING_PERIOD = DateTimeFormatter.ofPattern("yyyyMM");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final AzureOptions options;

    Definitions(AzureOptions options) {
        this.options = options;
    }

    /** The reports that make up a slice, in order. */
    List<String> reports(Metric metric, Slice slice) {
        if (options.byBillingPeriod()) {
            return List.of(
                    json(
                            new GenerateCostDetailsReportRequestDefinition()
                                    .withMetric(metric.ofReports())
                                    .withBillingPeriod(BILLING_PERIOD.format(slice.firstDay()))));
        }
        var reports = new ArrayList<String>();
        for (var start = slice.firstDay(); start.isBefore(slice.endDay()); ) {
            var end = earlier(start.plusDays(options.reportDays()), slice.endDay());
            reports.add(report(metric, start, end));
            start = end;
        }
        return List.copyOf(reports);
    }

    /** A report of some days. */
    String report(Metric metric, LocalDate start, LocalDate end) {
        return json(
                new GenerateCostDetailsReportRequestDefinition()
                        .withMetric(metric.ofReports())
                        .withTimePeriod(
                                new CostDetailsTimePeriod()
                                        .withStart(start.toString())
                                        .withEnd(end.minusDays(1).toString())));
    }

    /** The costs by day and grouping. */
    String rows(Metric metric, Slice slice) {
        var grouping = new ArrayList<QueryGrouping>();
        for (var name : options.groupings()) {
            grouping.add(grouping("Dimension", name));
        }
        var tag = options.tag();
        if (tag != null) {
            grouping.add(grouping("TagKey", tag));
        }
        return query(
                metric,
                slice.firstDay(),
                slice.endDay(),
                dataset("Daily").withGrouping(List.copyOf(grouping)));
    }

    /** What the costs of some days add up to, by currency. */
    String total(Metric metric, LocalDate start, LocalDate end) {
        return query(metric, start, end, dataset("None"));
    }

    private static QueryGrouping grouping(String type, String name) {
        return new QueryGrouping().withType(QueryColumnType.fromString(type)).withName(name);
    }

    private QueryDataset dataset(String granularity) {
        return new QueryDataset()
                .withGranularity(GranularityType.fromString(granularity))
                .withAggregation(
                        Map.of(
                                QueryPage.TOTAL,
                                new QueryAggregation()
                                        .withName(options.costColumn())
                                        .withFunction(FunctionType.SUM)));
    }

    private static String query(
            Metric metric, LocalDate start, LocalDate end, QueryDataset dataset) {
        return json(
                new QueryDefinition()
                        .withType(metric.ofQueries())
                        .withTimeframe(TimeframeType.CUSTOM)
                        .withTimePeriod(
                                new QueryTimePeriod()
                                        .withFrom(start.atStartOfDay().atOffset(ZoneOffset.UTC))
                                        .withTo(
                                                end.minusDays(1)
                                                        .atTime(END_OF_DAY)
                                                        .atOffset(ZoneOffset.UTC)))
                        .withDataset(dataset));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static String json(JsonSerializable<?> definition) {
        try {
            return definition.toJsonString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
