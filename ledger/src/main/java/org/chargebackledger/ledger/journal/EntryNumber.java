package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.time.Period;

import java.util.Locale;

/** The numbers of a book's entries: {@code 2026-10-000123}, {@code DE01-2026-10-000123} in DE01. */
final class EntryNumber {

    private static final String MAIN = "main";

    private EntryNumber() {}

    static String of(String journalId, Period period, int ordinal) {
        return prefix(journalId, period) + String.format(Locale.ROOT, "%06d", ordinal);
    }

    /** The ordinal of a number in its period; 0 when the number is no number of the period. */
    static int ordinal(String journalId, Period period, String number) {
        var prefix = prefix(journalId, period);
        var digits = number.startsWith(prefix) ? number.substring(prefix.length()) : "";
        return digits.matches("[0-9]{6,9}") ? Integer.parseInt(digits) : 0;
    }

    private static String prefix(String journalId, Period period) {
        var book = journalId.substring(JournalCommand.journalId("").length());
        return (book.equals(MAIN) ? "" : book.toUpperCase(Locale.ROOT) + "-") + period + "-";
    }
}
