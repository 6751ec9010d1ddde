package org.chargebackledger.api.pages;

import org.chargebackledger.api.explanation.Figures;
import org.chargebackledger.api.explanation.Workings.Part;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How values look on pages. */
public final class PageFormat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int HASH_DIGITS = 12;
    private static final int NO_END = 9000;

    /** An amount without its currency: thousands set apart, a real minus sign. */
    public String number(@Nullable Money money) {
        if (money == null) {
            return "–";
        }
        var text = money.amount();
        var negative = text.startsWith("-");
        var digits = negative ? text.substring(1) : text;
        var point = digits.indexOf('.');
        var whole = point < 0 ? digits : digits.substring(0, point);
        var grouped = String.format(Locale.ROOT, "%,d", Long.parseLong(whole));
        return (negative ? "−" : "") + grouped + (point < 0 ? "" : digits.substring(point));
    }

    /** An amount with its currency. */
    public String money(@Nullable Money money) {
        return money == null ? "–" : number(money) + " " + money.currency();
    }

    /** A difference to the month before, with its sign. */
    public String change(@Nullable Money money) {
        if (money == null) {
            return "–";
        }
        return (money.signum() > 0 ? "+" : "") + number(money);
    }

    /** An exact amount in its currency's digits. */
    public String number(Exact amount, CurrencyCode currency) {
        return number(Rounding.halfAwayFromZero(amount, currency));
    }

    public String figure(Exact value) {
        return Figures.plain(value);
    }

    /** The parts of an amount, nodes and days summed up. */
    public List<PartRows.Row> parts(List<Part> parts) {
        return PartRows.of(parts);
    }

    public String percent(Exact part, Exact whole) {
        return Figures.percent(part, whole);
    }

    /** A part of one as a percentage; a dash where there is nothing to have a part of. */
    public String coverage(@Nullable Exact part) {
        return part == null
                ? "–"
                : part.toBigDecimal().movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** The first digits of a hash, enough to compare by eye. */
    public String hash(String hash) {
        return hash.equals(Entry.NO_PREDECESSOR)
                ? "none"
                : hash.substring(0, Math.min(HASH_DIGITS, hash.length())) + "…";
    }

    public String time(Instant at) {
        return TIME.format(at);
    }

    /**
     * Days from the first to the last.
     *
     * @param end the day after the last one; far away where there is no end
     */
    public String days(LocalDate first, LocalDate end) {
        if (end.getYear() >= NO_END) {
            return "from " + first;
        }
        return end.equals(first.plusDays(1)) ? first.toString() : first + " – " + end.minusDays(1);
    }

    /** The command that changes a period's state, such as {@code close 2026-10 --soft}. */
    public String command(Transition transition, Period period) {
        return switch (transition) {
            case SOFT_CLOSE -> "close " + period + " --soft";
            case CLOSE -> "close " + period;
            case CLOSE_PERMANENTLY -> "close " + period + " --permanent";
            case REOPEN -> "reopen " + period;
        };
    }

    /** A constant's name as words: {@code SOFT_CLOSED} is soft closed. */
    public String words(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
