package org.chargebackledger.ledger.materiality;

import java.util.Locale;
import java.util.stream.Stream;

/** Over what differences are added up before they are compared with a limit. */
public enum Scope {
    /** One account or posting key of a cost center, all that changed it since the close. */
    ITEM,
    /** All that one run changes of the month. */
    ORIGIN_PERIOD,
    /** All that changed the month since it was closed, this run included. */
    CUMULATIVE,
    /** All that is posted in one month about others, this run included. */
    POSTING_PERIOD;

    /** As it stands in approved thresholds, such as {@code origin-period}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Scope of(String text) {
        return Stream.of(values())
                .filter(scope -> scope.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "item, origin-period, cumulative or posting-period, not " + text));
    }
}
