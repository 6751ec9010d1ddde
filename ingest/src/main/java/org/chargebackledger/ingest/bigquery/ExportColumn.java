package org.chargebackledger.ingest.bigquery;

import java.util.List;

/**
 * A column of the answer and what it is made of.
 *
 * @param name as the reader of the export knows it, with underscores for dots
 * @param fields of the table, in small letters
 * @param role whether rows are grouped by it
 * @param sql over a row of the table
 */
record ExportColumn(String name, List<String> fields, boolean isNeeded, Role role, String sql) {

    /** What becomes of a column in a group. */
    enum Role {
        KEY,
        AMOUNT
    }

    private static final String SECONDS = "'%Y-%m-%dT%H:%M:%E6SZ'";
    private static final String DAY = "'%Y-%m-%dT00:00:00Z'";

    /** Digits that an amount may have behind the point. */
    private static final int DECIMALS = 24;

    static final ExportColumn COST = amount("cost", true);
    static final ExportColumn LIST = amount("cost_at_list", false);

    private static final List<ExportColumn> ALL =
            List.of(
                    text("billing_account_id", true),
                    text("invoice.month", true),
                    new ExportColumn("usage_start_time", times(), true, Role.KEY, start()),
                    new ExportColumn("usage_end_time", times(), true, Role.KEY, end()),
                    text("cost_type", false),
                    text("project.id", true),
                    text("service.id", false),
                    text("service.description", true),
                    text("sku.id", false),
                    text("sku.description", true),
                    text("location.location", false),
                    text("location.region", false),
                    text("resource.name", false),
                    text("resource.global_name", false),
                    text("subscription.instance_id", false),
                    text("adjustment_info.id", false),
                    text("adjustment_info.type", false),
                    text("adjustment_info.mode", false),
                    text("transaction_type", false),
                    text("seller_name", false),
                    text("consumption_model.description", false),
                    text("currency", true),
                    labels("labels", true),
                    labels("project.labels", false),
                    labels("system_labels", false),
                    labels("tags", false),
                    COST,
                    LIST,
                    new ExportColumn(
                            "credits",
                            List.of("credits.amount"),
                            true,
                            Role.AMOUNT,
                            "(SELECT SUM("
                                    + exact("credit.amount")
                                    + ") FROM UNNEST(credits) AS credit)"),
                    new ExportColumn(
                            "export_time",
                            List.of("export_time"),
                            true,
                            Role.AMOUNT,
                            "export_time"));

    static List<ExportColumn> all() {
        return ALL;
    }

    private static ExportColumn text(String field, boolean isNeeded) {
        return new ExportColumn(underscored(field), List.of(field), isNeeded, Role.KEY, field);
    }

    /** Ordered, so that the same labels are one group whatever their order. */
    private static ExportColumn labels(String field, boolean isNeeded) {
        return new ExportColumn(
                underscored(field),
                List.of(field + ".key", field + ".value"),
                isNeeded,
                Role.KEY,
                "TO_JSON_STRING(ARRAY(SELECT AS STRUCT label.key AS key, label.value AS value FROM"
                        + " UNNEST("
                        + field
                        + ") AS label ORDER BY label.key, label.value))");
    }

    private static ExportColumn amount(String field, boolean isNeeded) {
        return new ExportColumn(field, List.of(field), isNeeded, Role.AMOUNT, exact(field));
    }

    /**
     * The shortest decimal that reads back as the same number. The text that BigQuery makes has 15
     * digits or, where these are too few, 17; often 16 do.
     */
    private static String exact(String number) {
        return "ROUND(CAST(IF(CAST(FORMAT('%%.15g', %1$s) AS FLOAT64) != %1$s AND CAST(FORMAT('%%.16g', %1$s) AS FLOAT64) = %1$s, FORMAT('%%.16g', %1$s), CAST(%1$s AS STRING)) AS BIGNUMERIC), %2$d)"
                .formatted(number, DECIMALS);
    }

    /** Whether an amount is no more the same number. */
    static String isRounded(String number) {
        return "IFNULL(CAST(CAST("
                + exact(number)
                + " AS STRING) AS FLOAT64) != "
                + number
                + ", FALSE)";
    }

    private static List<String> times() {
        return List.of("usage_start_time", "usage_end_time");
    }

    /** Times that make no sense stay what they are, for the reader to refuse. */
    private static String start() {
        return "FORMAT_TIMESTAMP(IF(usage_end_time < usage_start_time, "
                + SECONDS
                + ", "
                + DAY
                + "), usage_start_time, 'UTC')";
    }

    /** The day after the last one charged. */
    private static String end() {
        return "IF(usage_end_time < usage_start_time, FORMAT_TIMESTAMP("
                + SECONDS
                + ", usage_end_time, 'UTC'), FORMAT_TIMESTAMP("
                + DAY
                + ", TIMESTAMP_ADD(GREATEST(TIMESTAMP_SUB(usage_end_time, INTERVAL 1 MICROSECOND),"
                + " usage_start_time), INTERVAL 1 DAY), 'UTC'))";
    }

    static String instant(String expression) {
        return "FORMAT_TIMESTAMP(" + SECONDS + ", " + expression + ", 'UTC')";
    }

    private static String underscored(String field) {
        return field.replace('.', '_');
    }
}
