package org.chargebackledger.ingest.curfiles;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is configured of an export, beside where it lies.
 *
 * @param source what reads it
 * @param billingAccount the only payer that the files may be of; null if it is not said
 * @param manifestLast whether a manifest is written after its files
 */
record CurFilesOptions(
        Layout layout,
        String source,
        @Nullable String billingAccount,
        int settleDays,
        boolean manifestLast) {

    static final List<Setting> SETTINGS =
            List.of(
                    Setting.optional("prefix", "path above the export's folder"),
                    Setting.required("export", "name of the report or data export"),
                    Setting.optional(
                            "billing-account",
                            "the only payer that the files may be of; no second connector may then"
                                    + " deliver its bill"),
                    Setting.withDefault("source", "aws-cur", "what it is: aws-cur or focus"),
                    Setting.withDefault(
                            "settle-days", "5", "how long after a month it may change, 1 to 90"),
                    Setting.withDefault(
                            "manifest-last",
                            "true",
                            "whether a file that is newer than its manifest is of a"
                                    + " delivery under way"));

    private static final List<String> SOURCES = List.of("aws-cur", "focus");

    static CurFilesOptions of(Settings settings) {
        var export = settings.text("export");
        if (export.contains("/")) {
            throw settings.invalid("export", "is a name without a slash; see prefix");
        }
        if (!SOURCES.contains(settings.text("source"))) {
            throw settings.invalid("source", "is neither aws-cur nor focus");
        }
        var last = settings.text("manifest-last");
        if (!List.of("true", "false").contains(last)) {
            throw settings.invalid("manifest-last", "is neither true nor false");
        }
        return new CurFilesOptions(
                Layout.of(settings.given("prefix").orElse(""), export),
                settings.text("source"),
                settings.given("billing-account").orElse(null),
                settings.number("settle-days", 90),
                last.equals("true"));
    }
}
