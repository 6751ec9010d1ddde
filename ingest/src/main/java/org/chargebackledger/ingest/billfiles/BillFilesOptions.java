package org.chargebackledger.ingest.billfiles;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What is configured of a bill in files, beside where they lie.
 *
 * @param newestRun whether only the newest run's files count, and not those of all
 * @param dayByChange whether a file's day is the one on which it was written
 * @param everyDay whether each day must have a file
 * @param daysAfter how many days after the month may bring rows of it
 * @param ownRows whether rows of other months are left out, and not refused
 * @param provider null where the files name it; likewise the account
 * @param manifest name of the list that is written beside the files; null if there is none
 * @param counts whether bytes and rows must be what the list says
 * @param marker name of a file that is written last; null if there is none
 * @param quiet how long nothing must have changed where neither list nor marker says that all is
 *     there
 */
record BillFilesOptions(
        List<FilePattern> patterns,
        boolean newestRun,
        boolean dayByChange,
        boolean everyDay,
        int daysAfter,
        boolean ownRows,
        String source,
        @Nullable String provider,
        @Nullable String billingAccount,
        @Nullable String manifest,
        boolean counts,
        @Nullable String marker,
        Duration quiet,
        int settleDays) {

    static final List<Setting> SETTINGS =
            List.of(
                    Setting.required(
                            "source",
                            "what reads it: one of focus, azure-cost, oci-cost,"
                                    + " gcp-billing, aws-cur"),
                    Setting.required(
                            "pattern",
                            "paths of the files, such as acme/{yyyy}-{MM}/*.csv; several with"
                                    + " commas between them, each of which must have files"),
                    Setting.optional(
                            "runs",
                            "newest: only the newest {run} counts, as each is the whole month; all:"
                                    + " files add up. By default newest if the pattern has {run}"),
                    Setting.optional(
                            "day",
                            "name: a file's day is {dd} of its pattern; modified: the day on which"
                                    + " it was written"),
                    Setting.withDefault(
                            "every-day",
                            "true",
                            "whether a day without a file is a gap, where files have a day"),
                    Setting.optional(
                            "days-after",
                            "how many days after the month may bring rows of it, 1 to 62"),
                    Setting.withDefault(
                            "rows",
                            "month",
                            "month: all rows are of the month, another one rejects the delivery;"
                                    + " own: those of other months are left out"),
                    Setting.optional("provider", "of the bill, where its rows do not say"),
                    Setting.optional(
                            "billing-account",
                            "the only account that the files may be of; no second connector may"
                                    + " then deliver its bill"),
                    Setting.optional(
                            "manifest",
                            "name of the list of a run's files beside them, such as"
                                    + " manifest.json of Azure's exports"),
                    Setting.withDefault(
                            "manifest-counts",
                            "true",
                            "whether bytes and rows must be what the manifest says"),
                    Setting.optional(
                            "marker", "name of a file that is written last, such as _SUCCESS"),
                    Setting.withDefault(
                            "quiet-minutes",
                            "60",
                            "without manifest and marker: how long nothing may have changed, 1 to"
                                    + " 1440"),
                    Setting.withDefault(
                            "settle-days", "5", "how long after a month it may change, 1 to 90"));

    private static final List<String> SOURCES =
            List.of("focus", "azure-cost", "oci-cost", "gcp-billing", "aws-cur");

    static BillFilesOptions of(Settings settings) {
        var source = choice(settings, "source", SOURCES);
        var patterns = settings.list("pattern").stream().map(FilePattern::new).toList();
        var manifest = settings.given("manifest").orElse(null);
        if (manifest != null && settings.given("marker").isPresent()) {
            throw settings.invalid("marker", "or manifest may be given, and not both");
        }
        var byChange = choice(settings, "day", List.of("name", "modified"), "name");
        var ownRows = choice(settings, "rows", List.of("month", "own")).equals("own");
        var runs = choice(settings, "runs", List.of("newest", "all"), runsOf(patterns));
        var options =
                new BillFilesOptions(
                        patterns,
                        runs.equals("newest"),
                        byChange.equals("modified"),
                        isTrue(settings, "every-day"),
                        settings.given("days-after").isPresent()
                                ? settings.number("days-after", 62)
                                : 0,
                        ownRows,
                        source,
                        settings.given("provider").orElse(null),
                        settings.given("billing-account").orElse(null),
                        manifest,
                        isTrue(settings, "manifest-counts"),
                        settings.given("marker").orElse(null),
                        Duration.ofMinutes(settings.number("quiet-minutes", 1440)),
                        settings.number("settle-days", 90));
        options.patterns.forEach(pattern -> options.check(pattern, settings));
        return options;
    }

    private static String runsOf(List<FilePattern> patterns) {
        return patterns.stream().anyMatch(FilePattern::hasRun) ? "newest" : "all";
    }

    private void check(FilePattern pattern, Settings settings) {
        pattern.unknown()
                .ifPresent(name -> {
                    throw settings.invalid("pattern", "has {" + name + "}, which means nothing");
                });
        if (newestRun && !pattern.hasRun()) {
            throw settings.invalid(
                    "runs", "cannot be newest: no {run} says which files are of one run");
        }
        if (!pattern.hasMonth() && !ownRows) {
            throw settings.invalid(
                    "pattern",
                    "names no year and month: rows must be own, or every month would get the same"
                            + " files");
        }
        var isSigned = manifest != null || marker != null;
        if (dayByChange && (pattern.hasMonth() || pattern.hasDay() || !ownRows || isSigned)) {
            throw settings.invalid(
                    "day",
                    "modified is for patterns without a month and day, with rows own, without"
                            + " manifest and marker");
        }
        if (daysAfter > 0 && (!(dayByChange || pattern.hasDay()) || !ownRows)) {
            throw settings.invalid(
                    "days-after", "is for files of days, with {dd} or day modified, and rows own");
        }
        if (isSigned && pattern.text().indexOf('/') < 0) {
            throw settings.invalid("pattern", "needs a folder for each month beside a manifest");
        }
    }

    /** Whether files are of days. */
    boolean byDay(FilePattern pattern) {
        return dayByChange || pattern.hasDay();
    }

    /** How long after a month it may change: as long as later days may bring rows of it. */
    Duration settles() {
        return Duration.ofDays(Math.max(settleDays, daysAfter + 1));
    }

    private static boolean isTrue(Settings settings, String name) {
        return choice(settings, name, List.of("true", "false")).equals("true");
    }

    private static String choice(
            Settings settings, String name, List<String> known, String byDefault) {
        return settings.given(name).isPresent() ? choice(settings, name, known) : byDefault;
    }

    private static String choice(Settings settings, String name, List<String> known) {
        var value = settings.text(name).toLowerCase(Locale.ROOT);
        if (!known.contains(value)) {
            throw settings.invalid(name, "is none of " + String.join(", ", known));
        }
        return value;
    }
}
