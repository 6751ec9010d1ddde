package org.chargebackledger.ingest.azurecost;

import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which files of a delivery hold actual costs and which amortized ones: never summed, because both
 * are the same use. A file shows it by rows that only one of the two can have; else its name tells.
 */
final class AzureDatasets {

    /**
     * Rows by which a file shows what it is.
     *
     * @param content equal where files charge the same for the same
     */
    private record Signs(long rows, long unused, long purchased, long chargedUse, long content) {

        boolean showsActual() {
            return purchased > 0;
        }

        boolean showsAmortized() {
            return unused > 0 || (chargedUse > 0 && purchased == 0);
        }
    }

    private final Map<DataFile, Boolean> amortized = new HashMap<>();

    boolean isAmortized(DataFile file) {
        return amortized.getOrDefault(file, false);
    }

    /** Whether the delivery holds both. */
    boolean hasAmortized() {
        return amortized.containsValue(true);
    }

    void survey(DuckDb database, List<TableFile> files, Findings findings) {
        amortized.clear();
        var seen = new HashMap<Signs, String>();
        var untold = new ArrayList<String>();
        for (var table : files) {
            var signs = signs(database, table);
            var name = table.file().name();
            if (signs.unused() > 0 && signs.purchased() > 0) {
                findings.reject(
                        name,
                        "actual-and-amortized",
                        "the file has both purchases and unused parts of commitments: actual and"
                                + " amortized costs in one file cannot be told apart");
            }
            var named = named(name);
            if ((signs.showsActual() && named > 0) || (signs.unused() > 0 && named < 0)) {
                findings.reject(
                        name,
                        "actual-or-amortized",
                        "the file's name says one of actual and amortized, its rows say the other");
            }
            if (named == 0 && !signs.showsActual() && !signs.showsAmortized()) {
                untold.add(name);
            }
            amortized.put(table.file(), named > 0 || (named == 0 && signs.showsAmortized()));
            if (!isAmortized(table.file()) && signs.rows() > 0) {
                reportTwin(seen.put(signs, name), name, findings);
            }
        }
        reportUntold(untold, files.size(), findings);
    }

    /** Of two files the other one tells; of more, a part without a sign could be of either. */
    private void reportUntold(List<String> untold, int files, Findings findings) {
        if (hasAmortized() && files > 2) {
            for (var name : untold) {
                findings.reject(
                        name,
                        "actual-or-amortized",
                        "neither the file's rows nor its name tell whether it is a part of the"
                                + " actual or of the amortized costs; name it so");
            }
        }
    }

    private static void reportTwin(@Nullable String twin, String name, Findings findings) {
        if (twin != null) {
            findings.reject(
                    name,
                    "same-costs",
                    "the same charges as "
                            + twin
                            + ": one of them twice, or the amortized costs, whose file must be"
                            + " named so");
        }
    }

    private static Signs signs(DuckDb database, TableFile table) {
        var cells = new AzureCells(table);
        var kinds = new AzureKinds(cells);
        var column = cells.column(AzureBill.COSTS);
        var cost = column == null ? "CAST(NULL AS DECIMAL(38,24))" : "exact(" + column.cell() + ")";
        // Compared without regard to order: 10^9 + 7 keeps the sum of hashes within 64 bits.
        return database.query(
                        "SELECT count(*), count_if(unused), count_if(purchased),"
                                + " count_if(used AND cost <> 0), coalesce(sum(hash(cost, charge) %"
                                + " 1000000007), 0)::BIGINT FROM (SELECT "
                                + kinds.isUnused()
                                + " AS unused, "
                                + kinds.isPurchaseOfCommitment()
                                + " AS purchased, "
                                + kinds.isUseOfCommitment()
                                + " AS used, "
                                + cost
                                + " AS cost, concat_ws('|', "
                                + cells.text(AzureBill.CURRENCIES)
                                + ", "
                                + cells.day(AzureBill.DAY, "azure_day").sql()
                                + ", "
                                + cells.lower("MeterId")
                                + ", "
                                + new AzurePlaces(cells).resource()
                                + ") AS charge FROM "
                                + table.relation()
                                + ")",
                        row ->
                                new Signs(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5)))
                .getFirst();
    }

    /** More than zero for amortized, less for actual, zero where the name does not say. */
    private static int named(String file) {
        var name = file.toLowerCase(Locale.ROOT);
        var isAmortized = name.contains("amortized") || name.contains("amortised");
        return isAmortized == name.contains("actual") ? 0 : isAmortized ? 1 : -1;
    }
}
