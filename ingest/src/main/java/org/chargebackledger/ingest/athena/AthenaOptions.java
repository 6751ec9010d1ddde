package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.athena.CurTable.Version;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What is configured of a connector, beside how it is reached.
 *
 * @param version what the table must be; null if it may be either
 * @param billingAccount the only payer that it may be of; null if it is not said
 * @param grace how long after a month's end it may still change, however its invoices are
 * @param patience how long a question may run
 */
record AthenaOptions(
        String region,
        String catalog,
        QueryScope scope,
        @Nullable String workgroup,
        @Nullable String outputLocation,
        Results results,
        @Nullable Version version,
        @Nullable String billingAccount,
        Duration grace,
        Duration patience,
        Duration firstPause) {

    /** How answers are had. */
    enum Results {
        /** The file, if there is one that may be read. */
        AUTO,
        /** The file that Athena writes. */
        FILE,
        /** A thousand rows at a time from Athena itself. */
        PAGES
    }

    static final List<Setting> SETTINGS =
            List.of(
                    Setting.required("region", "such as eu-central-1"),
                    Setting.withDefault("catalog", "AwsDataCatalog", "the data catalog"),
                    Setting.required("database", "that has the table"),
                    Setting.required("table", "or view, of the report"),
                    Setting.optional("workgroup", "that runs the questions; else primary"),
                    Setting.optional(
                            "output-location",
                            "where Athena writes answers, such as s3://bucket/athena/; needed where"
                                    + " the workgroup does not say"),
                    Setting.withDefault(
                            "results",
                            "auto",
                            "file: read answers from there; pages: from Athena, a thousand rows at"
                                    + " a time; auto: the file if it may be read"),
                    Setting.withDefault(
                            "version", "auto", "cur1 or cur2; auto takes what the table is"),
                    Setting.optional(
                            "billing-account",
                            "the payer account it is of; a row of another rejects the delivery"),
                    Setting.optional(
                            "tags",
                            "the only tags to ask for, such as team, costCategory:Unit; all of them"
                                    + " if not given. Those that say where something runs are asked"
                                    + " for anyway"),
                    Setting.optional(
                            "columns", "further columns to ask for; rows are grouped by them too"),
                    Setting.withDefault(
                            "grace-days",
                            "5",
                            "until so long after its end a month is preliminary, 1 to 90"),
                    Setting.withDefault(
                            "query-minutes", "30", "how long a question may run, 1 to 240"));

    static AthenaOptions of(Settings settings) {
        var location = settings.given("output-location").orElse(null);
        if (location != null && !location.matches("s3://[^/]+(/.*)?")) {
            throw settings.invalid("output-location", "is no s3://bucket/path: '" + location + "'");
        }
        return new AthenaOptions(
                settings.text("region"),
                settings.text("catalog"),
                new QueryScope(
                        settings.text("database"),
                        settings.text("table"),
                        settings.list("tags"),
                        settings.list("columns").stream()
                                .map(column -> column.toLowerCase(Locale.ROOT))
                                .toList()),
                settings.given("workgroup").orElse(null),
                location,
                results(settings),
                version(settings),
                settings.given("billing-account").orElse(null),
                Duration.ofDays(settings.number("grace-days", 90)),
                Duration.ofMinutes(settings.number("query-minutes", 240)),
                Retries.of(settings).firstPause());
    }

    private static Results results(Settings settings) {
        return switch (settings.text("results")) {
            case "auto" -> Results.AUTO;
            case "file" -> Results.FILE;
            case "pages" -> Results.PAGES;
            default -> throw settings.invalid("results", "is none of auto, file, pages");
        };
    }

    private static @Nullable Version version(Settings settings) {
        return switch (settings.text("version")) {
            case "auto" -> null;
            case "cur1" -> Version.CUR1;
            case "cur2" -> Version.CUR2;
            default -> throw settings.invalid("version", "is none of auto, cur1, cur2");
        };
    }

    /** The table's full name. */
    String table() {
        return catalog + "." + scope.database() + "." + scope.table();
    }
}
