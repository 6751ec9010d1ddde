package org.chargebackledger.ledger.codec;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** A day that may be missing, as text: empty then. */
final class DayText {

    private DayText() {}

    static String of(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    static @Nullable LocalDate parse(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
