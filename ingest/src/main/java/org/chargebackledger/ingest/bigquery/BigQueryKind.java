package org.chargebackledger.ingest.bigquery;

import com.google.cloud.bigquery.TableId;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Bills of Google Cloud from their export to BigQuery. */
public final class BigQueryKind implements ConnectorKind {

    private static final String PREFIX = "gcp_billing_export_resource_v1_";
    private static final String ROUND = "round";
    private static final Set<String> DECIMALS = Set.of("refuse", ROUND);
    private static final int DAYS_MAX = 400;
    private static final int PAGE_MAX = 100_000;
    private static final int SORTED_ROWS = 50_000;

    @Override
    public String name() {
        return "gcp-bigquery";
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(BigQueryAccess.settings());
        all.add(
                Setting.required(
                        "billing-accounts",
                        "such as 01D4EE-079462-DFD6EC, separated by commas; the table may have no"
                                + " others"));
        all.add(
                Setting.required(
                        "dataset",
                        "of the export; as PROJECT.DATASET if it is of another project"));
        all.add(
                Setting.optional(
                        "table",
                        "of the export; if not given, the detailed one of the billing account: "
                                + PREFIX
                                + "ACCOUNT"));
        all.add(
                Setting.withDefault(
                        "look-back-days",
                        "15",
                        "how long before the first of a month its first row may be exported, 1 to"
                                + " 400; older partitions are not read"));
        all.add(
                Setting.withDefault(
                        "grace-days",
                        "10",
                        "so long after its end a month is preliminary, 1 to 400"));
        all.add(
                Setting.withDefault(
                        "quiet-days", "5", "and until nothing was exported for so long, 1 to 400"));
        all.add(
                Setting.withDefault(
                        "more-decimals",
                        "refuse",
                        "what to do with amounts of more than 24 decimals: refuse, or round"));
        all.add(Setting.withDefault("page-rows", "20000", "of an answer at once, 1 to 100000"));
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.MONTH;
    }

    @Override
    public Connector open(Settings settings) {
        return new BigQueryConnector(
                settings.connector(),
                new BigQueryService(new BigQueryAccess(settings)),
                table(settings),
                terms(settings));
    }

    private static ExportTerms terms(Settings settings) {
        var decimals = settings.text("more-decimals");
        if (!DECIMALS.contains(decimals)) {
            throw settings.invalid("more-decimals", "is neither refuse nor round: " + decimals);
        }
        return new ExportTerms(
                Set.copyOf(accounts(settings)),
                settings.number("look-back-days", DAYS_MAX),
                Duration.ofDays(settings.number("grace-days", DAYS_MAX)),
                Duration.ofDays(settings.number("quiet-days", DAYS_MAX)),
                decimals.equals(ROUND),
                settings.number("page-rows", PAGE_MAX),
                SORTED_ROWS);
    }

    private static Set<String> accounts(Settings settings) {
        var accounts = new TreeSet<>(settings.list("billing-accounts"));
        if (accounts.isEmpty()) {
            throw settings.invalid("billing-accounts", "names no account");
        }
        return accounts;
    }

    /** Names are part of a question's text and must be nothing else. */
    private static TableId table(Settings settings) {
        var project = matched(settings, "project", settings.text("project"), "[a-z0-9.:-]+");
        var dataset =
                matched(settings, "dataset", settings.text("dataset"), "([a-z0-9.:-]+\\.)?\\w+");
        var dot = dataset.lastIndexOf('.');
        return TableId.of(
                dot < 0 ? project : dataset.substring(0, dot),
                dataset.substring(dot + 1),
                matched(
                        settings,
                        "table",
                        settings.given("table").orElseGet(() -> detailed(settings)),
                        "[\\w-]+"));
    }

    private static String detailed(Settings settings) {
        var accounts = accounts(settings);
        if (accounts.size() > 1) {
            throw settings.invalid("table", "is missing; there are several billing accounts");
        }
        return PREFIX + accounts.iterator().next().replace('-', '_');
    }

    private static String matched(Settings settings, String name, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw settings.invalid(name, "is no such name: '" + value + "'");
        }
        return value;
    }
}
