package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Explanation.Driver;
import org.chargebackledger.ledger.run.FrozenShares;
import org.chargebackledger.ledger.time.Period;

import java.util.Objects;
import java.util.Optional;

/** Says what went where the run that is posted for an earlier month had sent what it corrects. */
final class CorrectionWords {

    private CorrectionWords() {}

    /** Whether that is what most of a posting is. */
    static boolean apply(Explanation one) {
        return month(one).isPresent();
    }

    /** The rest of a sentence that has named whom, the amount and the rows of the bill. */
    static String of(Explanation one) {
        var driver = Objects.requireNonNull(one.driver());
        return ", which corrects %s and is shared as that month's posted run%s shared the charges"
                        .formatted(month(one).orElseThrow(), run(one, driver))
                + " it belongs to: "
                + Figures.percent(driver.value(), driver.total())
                + " of them were paid here"
                + (one.pool() == null ? "." : ", out of the pool “" + one.pool() + "”.");
    }

    private static Optional<Period> month(Explanation one) {
        return Optional.ofNullable(one.driver())
                .flatMap(driver -> FrozenShares.period(driver.name()));
    }

    private static String run(Explanation one, Driver driver) {
        return Optional.ofNullable(one.workings()).stream()
                .flatMap(workings -> workings.parts().stream())
                .filter(part -> driver.name().equals(part.driver()))
                .map(part -> " (" + part.run() + ")")
                .findFirst()
                .orElse("");
    }
}
