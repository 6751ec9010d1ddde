package org.chargebackledger.api.showback;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.showback.Dimension;
import org.chargebackledger.projections.showback.ShowbackQuery.Granularity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the texts of a showback query. */
final class ShowbackParameters {

    private static final int MONTH_LENGTH = "2026-10".length();

    private ShowbackParameters() {}

    /** The day, or the first day of the month. */
    static LocalDate from(String text) {
        return text.length() == MONTH_LENGTH ? month(text).firstDay() : day("from", text);
    }

    /** The day, which is left out, or the end of the month, which is in. */
    static LocalDate to(String text) {
        return text.length() == MONTH_LENGTH ? month(text).next().firstDay() : day("to", text);
    }

    static Granularity granularity(String text) {
        return Arrays.stream(Granularity.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> invalid("granularity: day, month or total, not '" + text + "'"));
    }

    static SortedSet<Dimension> groupBy(List<String> names) {
        var dimensions = new TreeSet<Dimension>();
        names.stream()
                .filter(name -> !name.isEmpty())
                .map(ShowbackParameters::dimension)
                .forEach(dimensions::add);
        return dimensions;
    }

    /** Each filter is a dimension, a colon and a value; several of one dimension are ORed. */
    static SortedMap<Dimension, List<String>> filter(List<String> filters) {
        var values = new TreeMap<Dimension, List<String>>();
        for (var filter : filters) {
            var colon = filter.indexOf(':');
            if (colon < 0) {
                throw invalid("filter: a dimension, a colon and a value, not '" + filter + "'");
            }
            values.computeIfAbsent(dimension(filter.substring(0, colon)), any -> new ArrayList<>())
                    .add(filter.substring(colon + 1));
        }
        return values;
    }

    private static Dimension dimension(String name) {
        return Dimension.of(name)
                .orElseThrow(() ->
                        invalid(
                                "not a dimension: '"
                                        + name
                                        + "'; there are "
                                        + Arrays.stream(Dimension.values())
                                                .map(Dimension::text)
                                                .toList()));
    }

    private static Period month(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid(name + ": a day like 2026-10-01 or a month like 2026-10");
        }
    }

    static Refusal invalid(String message) {
        return Refusal.invalid("parameter-invalid", message);
    }
}
