package org.chargebackledger.ledger.dispute;

import org.chargebackledger.ledger.journal.ChecklistItem;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long the charges of a month can be disputed, as its close says: the checklist is in the
 * close's hash, so a setting that changes later moves nobody's last day.
 */
public final class WindowAtClose {

    /** The item's name. */
    public static final String CHECK = "dispute-window";

    private static final Pattern DAYS = Pattern.compile("(\\d{1,5}) days from the close");

    private WindowAtClose() {}

    public static ChecklistItem item(int days) {
        return new ChecklistItem(CHECK, true, days + " days from the close");
    }

    /** What an item's detail says; empty where it is not of this form. */
    public static Optional<Integer> days(String detail) {
        var found = DAYS.matcher(detail);
        return found.matches() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }

    /** Until when charges can be disputed. */
    public static Instant end(Instant closedAt, int days) {
        return closedAt.plus(Duration.ofDays(days));
    }
}
