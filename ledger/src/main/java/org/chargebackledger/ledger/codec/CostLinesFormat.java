package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.core.JsonParser;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.money.Exact;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Cost lines by column. STORED FORMAT: columns and their order. */
final class CostLinesFormat {

    private static final Map<TextColumn, String> NAMES = new EnumMap<>(TextColumn.class);

    static {
        for (var column : TextColumn.values()) {
            NAMES.put(column, name(column));
        }
    }

    private CostLinesFormat() {}

    /** Stored names are declared: renaming a constant must not rename what is stored. */
    private static String name(TextColumn column) {
        return switch (column) {
            case PROVIDER -> "provider";
            case BILLING_ACCOUNT -> "billingAccount";
            case SUB_ACCOUNT -> "subAccount";
            case INVOICE_ISSUER -> "invoiceIssuer";
            case INVOICE_ID -> "invoiceId";
            case REGION -> "region";
            case SERVICE -> "service";
            case CHARGE_CATEGORY -> "chargeCategory";
            case CHARGE_CLASS -> "chargeClass";
            case PRICING_CATEGORY -> "pricingCategory";
            case COMMITMENT_ID -> "commitmentId";
            case COMMITMENT_STATUS -> "commitmentStatus";
            case RESOURCE -> "resource";
            case CLUSTER -> "cluster";
            case NAMESPACE -> "namespace";
            case WORKLOAD -> "workload";
            case TAGS -> "tags";
            case CURRENCY -> "currency";
        };
    }

    static byte[] write(CostLinesRecorded event) {
        var lines = event.lines();
        var count = lines.size();
        var out =
                new ChunkWriter()
                        .header("importId", event.importId())
                        .header("number", event.number())
                        .header("snapshotId", event.snapshotId())
                        .lines(count);
        out.dictionary(
                "startDay",
                Dictionary.of(count, lines::startDay),
                (json, day) -> json.string(LocalDate.ofEpochDay(day).toString()));
        out.numbers("days", line -> (long) (lines.endDay(line) - lines.startDay(line)));
        NAMES.forEach((column, name) -> texts(out, name, lines, column));
        out.amounts("billed", amounts(count, lines::billed));
        out.amounts("effective", amounts(count, lines::effective));
        out.amounts("contracted", amounts(count, lines::contracted));
        out.amounts("list", amounts(count, lines::list));
        out.numbers("rows", lines::rows);
        return out.end();
    }

    private static void texts(ChunkWriter out, String name, CostLines lines, TextColumn column) {
        var codes = new int[lines.size()];
        var ascending = lines.dictionary(column).size() == codes.length;
        for (var line = 0; line < codes.length; line++) {
            codes[line] = lines.code(column, line);
            ascending &= codes[line] == line;
        }
        var values = lines.dictionary(column);
        out.dictionary(name, new Dictionary<>(values, ascending ? null : codes), JsonText::string);
    }

    private static Exact[] amounts(int lines, IntFunction<Exact> column) {
        var amounts = new Exact[lines];
        Arrays.setAll(amounts, column);
        return amounts;
    }

    static CostLinesRecorded read(ChunkReader in) throws IOException {
        var startDays = days(in.dictionary("startDay", CostLinesFormat::day), in.lines());
        var endDays = in.numbers("days");
        var dictionaries = new EnumMap<TextColumn, List<String>>(TextColumn.class);
        var codes = new EnumMap<TextColumn, int[]>(TextColumn.class);
        for (var column : NAMES.entrySet()) {
            var texts = in.texts(column.getValue());
            dictionaries.put(column.getKey(), texts.values());
            codes.put(column.getKey(), codes(texts, in.lines()));
        }
        var billed = in.amounts("billed");
        var effective = in.amounts("effective");
        var contracted = in.amounts("contracted");
        var list = in.amounts("list");
        return new CostLinesRecorded(
                in.header("importId"),
                in.number(),
                in.header("snapshotId"),
                new CostLines(
                        startDays,
                        sums(startDays, endDays),
                        dictionaries,
                        codes,
                        list,
                        contracted,
                        billed,
                        effective,
                        in.numbers("rows")));
    }

    private static int day(JsonParser in) throws IOException {
        return (int) LocalDate.parse(in.getText()).toEpochDay();
    }

    private static int[] days(Dictionary<Integer> column, int lines) {
        var days = new int[lines];
        Arrays.setAll(days, column::at);
        return days;
    }

    private static int[] codes(Dictionary<String> texts, int lines) {
        var codes = texts.codes();
        if (codes == null) {
            codes = new int[lines];
            Arrays.setAll(codes, line -> line);
        }
        return codes;
    }

    private static int[] sums(int[] startDays, long[] lengths) {
        var endDays = new int[startDays.length];
        Arrays.setAll(endDays, line -> startDays[line] + (int) lengths[line]);
        return endDays;
    }
}
