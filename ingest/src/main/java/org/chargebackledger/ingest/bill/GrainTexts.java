package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.Declared;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.Sql;

import java.util.stream.Collectors;

/** Parts of a mapping that every format shares. */
public final class GrainTexts {

    private GrainTexts() {}

    /**
     * The provider's name with configured aliases applied, the declared one where there is none.
     */
    public static String provider(String sql, Declared declared, BillOptions options) {
        var delivered = declared.provider() == null ? sql : orDeclared(sql, declared.provider());
        if (options.providerAliases().isEmpty()) {
            return delivered;
        }
        var cases =
                options.providerAliases().entrySet().stream()
                        .map(alias ->
                                " WHEN %s THEN %s"
                                        .formatted(
                                                Sql.text(alias.getKey()),
                                                Sql.text(alias.getValue())))
                        .collect(Collectors.joining());
        return "CASE " + delivered + cases + " ELSE " + delivered + " END";
    }

    public static String billingAccount(String sql, Declared declared) {
        return declared.billingAccount() == null ? sql : orDeclared(sql, declared.billingAccount());
    }

    public static String billingPeriodStart(String sql, Declared declared) {
        var period = declared.billingPeriod();
        return period == null ? sql : orDeclared(sql, period.firstDay() + "T00:00:00Z");
    }

    /** Says which column is needed and missing. */
    public static void require(TableFile file, Findings findings, String column) {
        if (!file.has(column)) {
            findings.rejectCell(
                    file.file().name(),
                    1,
                    column,
                    null,
                    "missing-column",
                    "the file has no column " + column);
        }
    }

    /** Says which of a column and a declared field is needed and missing. */
    public static void requireOrDeclared(
            TableFile file, Findings findings, boolean declared, String field, String... columns) {
        for (var column : columns) {
            if (declared || file.has(column)) {
                return;
            }
        }
        findings.rejectCell(
                file.file().name(),
                1,
                columns[0],
                null,
                "missing-column",
                "the file has no column "
                        + String.join(" or ", columns)
                        + ", and "
                        + field
                        + " is not declared");
    }

    private static String orDeclared(String sql, String declared) {
        return "coalesce(" + sql + ", " + Sql.text(declared) + ")";
    }
}
