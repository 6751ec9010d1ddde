package org.chargebackledger.ingest.azurecost;

import org.chargebackledger.ingest.delivery.AmountText;
import org.chargebackledger.ingest.delivery.CsvScanner;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * What an export adds up to, to be compared with what Azure says it should.
 *
 * @param costs by currency
 * @param notInvoiced rows that cost something and name no invoice
 */
public record ExportTotals(SortedMap<String, BigDecimal> costs, long rows, long notInvoiced) {

    public static final ExportTotals NONE = new ExportTotals(new TreeMap<>(), 0, 0);

    private static final List<String> INVOICE = List.of("InvoiceId");
    private static final int GZIP = 0x1f;

    public ExportTotals plus(ExportTotals other) {
        var sums = new TreeMap<>(costs);
        other.costs.forEach((currency, cost) -> sums.merge(currency, cost, BigDecimal::add));
        return new ExportTotals(sums, rows + other.rows, notInvoiced + other.notInvoiced);
    }

    /**
     * Adds up a CSV file, packed with gzip or not; a file without a byte has no rows.
     *
     * @throws IOException if it cannot be read, or is no export
     */
    public static ExportTotals of(Path file) throws IOException {
        try (var csv = new CsvScanner(open(file))) {
            return csv.next() ? of(csv, csv.fields()) : NONE;
        }
    }

    private static ExportTotals of(CsvScanner csv, List<String> header) throws IOException {
        var cost = column(header, AzureBill.COSTS);
        var currency = column(header, List.of(AzureBill.CURRENCIES));
        var invoice = column(header, INVOICE);
        if (cost < 0 || currency < 0) {
            throw new IOException("no column of costs, or none of their currency: " + header);
        }
        var sums = new TreeMap<String, BigDecimal>();
        var rows = 0L;
        var notInvoiced = 0L;
        while (csv.next()) {
            if (csv.size() != header.size()) {
                throw new IOException("line " + csv.line() + " has another number of cells");
            }
            var cells = csv.fields();
            var amount = amount(cells.get(cost), csv.line());
            sums.merge(cells.get(currency), amount, BigDecimal::add);
            rows++;
            if (amount.signum() != 0 && (invoice < 0 || cells.get(invoice).isBlank())) {
                notInvoiced++;
            }
        }
        return new ExportTotals(sums, rows, notInvoiced);
    }

    private static BigDecimal amount(String cell, long line) throws IOException {
        if (cell.isBlank()) {
            return BigDecimal.ZERO;
        }
        if (AmountText.problem(cell.strip()) != null) {
            throw new IOException("line " + line + ": the cost is no amount: " + cell);
        }
        return new BigDecimal(cell.strip());
    }

    /** By the first of several names that is there; less than zero if none is. */
    private static int column(List<String> header, List<String> names) {
        for (var name : names) {
            for (var i = 0; i < header.size(); i++) {
                if (squeezed(header.get(i)).equals(squeezed(name))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Without case and punctuation; of a translated header what its parentheses hold. */
    private static String squeezed(String header) {
        var open = header.lastIndexOf('(');
        var name = open >= 0 && header.endsWith(")") ? header.substring(open + 1) : header;
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static InputStream open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(1);
        var first = in.read();
        in.reset();
        return first == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
