package org.chargebackledger.api.document;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;

import java.util.List;

/**
 * One table of a workbook.
 *
 * @param header names of the columns
 * @param rows as wide as the header
 */
public record Sheet(String name, List<String> header, List<List<Cell>> rows) {

    /** What a cell holds. A text is never a formula, whatever it begins with. */
    public sealed interface Cell {}

    /** Text. */
    public record Text(String text) implements Cell {}

    /** A number with as many decimals as its currency has. */
    public record Amount(Money amount) implements Cell {}

    /** A number with all its decimals. */
    public record Figure(Exact value) implements Cell {}

    /** A whole number. */
    public record Whole(long value) implements Cell {}

    public static Cell text(String text) {
        return new Text(text);
    }
}
