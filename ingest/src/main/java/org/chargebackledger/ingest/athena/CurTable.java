package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.awscur.CurColumns;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A report's table as the catalog describes it. Which columns it has depends on the report's
 * version, on its settings, and in legacy reports on what was used in a month.
 *
 * @param columns by name, partitions included
 */
record CurTable(Map<String, ColumnType> columns) {

    static final String BILLING_PERIOD = "billing_period";
    static final String YEAR = "year";
    static final String MONTH = "month";
    static final String TAGS = "resource_tags";
    static final String CATEGORIES = "cost_category";
    static final String PRODUCT = "product";

    /** Without one of these a report is no bill, or shares would be taken for money. */
    static final List<String> NEEDED =
            List.of(
                    CurColumns.PAYER,
                    CurColumns.PERIOD_START,
                    CurColumns.INVOICE,
                    "line_item_usage_account_id",
                    CurColumns.TYPE,
                    CurColumns.OPERATION,
                    CurColumns.USAGE_START,
                    CurColumns.USAGE_END,
                    "line_item_product_code",
                    "line_item_currency_code",
                    CurColumns.UNBLENDED);

    /** The two shapes in which reports lie in Athena. */
    enum Version {
        /** Tags are columns; partitions are year and month. */
        CUR1,
        /** Tags are a map; the partition is the billing period. */
        CUR2
    }

    CurTable {
        columns = Map.copyOf(columns);
    }

    /** What a report of a version usually has, for questions that are shown and not asked. */
    static CurTable usual(Version version) {
        var columns = new LinkedHashMap<String, ColumnType>();
        CurColumns.TEXTS.forEach(name -> columns.put(name, ColumnType.TEXT));
        Stream.of(CurColumns.COSTS, CurColumns.WEIGHTS)
                .flatMap(List::stream)
                .forEach(name -> columns.put(name, ColumnType.NUMBER));
        Stream.of(CurColumns.PERIOD_START, CurColumns.USAGE_START, CurColumns.USAGE_END)
                .forEach(name -> columns.put(name, ColumnType.TIMESTAMP));
        if (version == Version.CUR2) {
            columns.remove(CurColumns.PRODUCT_NAME);
            Stream.of(TAGS, CATEGORIES, PRODUCT).forEach(name -> columns.put(name, ColumnType.MAP));
            columns.put(BILLING_PERIOD, ColumnType.TEXT);
        } else {
            columns.put(YEAR, ColumnType.TEXT);
            columns.put(MONTH, ColumnType.TEXT);
        }
        return new CurTable(columns);
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    @Nullable ColumnType type(String column) {
        return columns.get(column);
    }

    /** Those of the named columns that it has. */
    List<String> having(Collection<String> names) {
        return names.stream().filter(this::has).toList();
    }

    /** Names of columns that begin so, in order. */
    List<String> beginningWith(String prefix) {
        return columns.keySet().stream().filter(name -> name.startsWith(prefix)).sorted().toList();
    }

    /** What it must have and does not, in words. */
    List<String> missing(Collection<String> named) {
        var missing = new ArrayList<String>();
        Stream.concat(NEEDED.stream(), named.stream())
                .filter(name -> !has(name))
                .forEach(missing::add);
        if (version() == null) {
            missing.add("billing_period (or year and month), to ask for one month of it");
        }
        return missing;
    }

    /** What its partitions and tags look like; null if it is no table of reports. */
    @Nullable Version version() {
        if (has(BILLING_PERIOD)) {
            return Version.CUR2;
        }
        return has(YEAR) && has(MONTH) ? Version.CUR1 : null;
    }

    /**
     * SQL that is true in the partition of a month. Months may be written with a zero before them
     * or without.
     */
    String partition(Period period) {
        var start = period.firstDay();
        if (has(BILLING_PERIOD)) {
            return is(
                    BILLING_PERIOD,
                    "'%1$s'".formatted(period),
                    "%tY%<tm".formatted(start),
                    "DATE '%s'".formatted(start));
        }
        var month = start.getMonthValue();
        return is(YEAR, "'%d'".formatted(start.getYear()), String.valueOf(start.getYear()), "NULL")
                + " AND "
                + is(
                        MONTH,
                        (month < 10 ? "'%1$d', '%1$02d'" : "'%d'").formatted(month),
                        String.valueOf(month),
                        "NULL");
    }

    private String is(String column, String texts, String number, String date) {
        var type = type(column);
        if (type == ColumnType.WHOLE) {
            return CurQuery.name(column) + " = " + number;
        }
        if (type == ColumnType.DATE) {
            return CurQuery.name(column) + " = " + date;
        }
        return CurQuery.name(column)
                + (texts.contains(",") ? " IN (" + texts + ")" : " = " + texts);
    }
}
