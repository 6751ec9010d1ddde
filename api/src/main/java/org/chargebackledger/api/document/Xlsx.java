package org.chargebackledger.api.document;

import org.chargebackledger.api.document.Sheet.Amount;
import org.chargebackledger.api.document.Sheet.Cell;
import org.chargebackledger.api.document.Sheet.Figure;
import org.chargebackledger.api.document.Sheet.Text;
import org.chargebackledger.api.document.Sheet.Whole;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Tables as a workbook for spreadsheets, in bytes that depend on the tables alone. */
public final class Xlsx {

    private static final String PRODUCER = "chargeback-ledger";
    private static final String VERSION = "1.0";
    private static final int TEXT_MAX = 32_767;
    private static final Pattern CREATED = Pattern.compile("<dcterms:created.*?</dcterms:created>");

    private Xlsx() {}

    public static byte[] of(String title, List<Sheet> sheets) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, PRODUCER, VERSION)) {
            workbook.properties().setTitle(title);
            for (var sheet : sheets) {
                write(workbook.newWorksheet(sheet.name()), sheet);
            }
            workbook.finish();
            return PlainZip.of(out.toByteArray(), Xlsx::withoutTime);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutTime(String entry, String text) {
        return entry.equals("docProps/core.xml") ? CREATED.matcher(text).replaceAll("") : text;
    }

    private static void write(Worksheet to, Sheet sheet) {
        for (var column = 0; column < sheet.header().size(); column++) {
            to.value(0, column, sheet.header().get(column));
            to.style(0, column).bold().fillColor("EEF2F5").set();
        }
        to.freezePane(0, 1);
        to.repeatRows(0);
        for (var row = 0; row < sheet.rows().size(); row++) {
            var cells = sheet.rows().get(row);
            for (var column = 0; column < cells.size(); column++) {
                write(to, row + 1, column, cells.get(column));
            }
        }
    }

    private static void write(Worksheet to, int row, int column, Cell cell) {
        switch (cell) {
            case Text(var text) -> {
                if (!text.isEmpty()) {
                    to.value(row, column, cut(text));
                }
            }
            case Amount(var amount) -> {
                to.value(row, column, new BigDecimal(amount.amount()));
                to.style(row, column).format(format(amount.currency().digits())).set();
            }
            case Figure(var value) -> to.value(row, column, new BigDecimal(value.toString()));
            case Whole(var value) -> to.value(row, column, BigDecimal.valueOf(value));
        }
    }

    /** Spreadsheets refuse a file with a longer text. */
    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX - 1) + "…";
    }

    private static String format(int digits) {
        return digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
    }
}
