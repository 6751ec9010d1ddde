package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * To which cost centers the run that is posted for an earlier month gave the charges that a later
 * month corrects, pools and all.
 */
public final class FrozenShares {

    /** How the name of every driver begins that is of an earlier month. */
    static final String DRIVER = "frozen-";

    private final Period period;
    private final Map<Trails.Key, SortedMap<Place, Exact>> payers;

    private FrozenShares(Period period, Map<Trails.Key, SortedMap<Place, Exact>> payers) {
        this.period = period;
        this.payers = payers;
    }

    /**
     * Follows charges through a posted run.
     *
     * @param inputs the run's frozen inputs; of runs that it follows itself the period is enough
     * @param recorded the shares that the run recorded
     * @param corrected the charges that are asked for, among those of other months
     */
    public static FrozenShares of(
            AllocationInputs inputs, List<Share> recorded, CorrectedCharges corrected) {
        var asked = corrected.of(inputs.period());
        return new FrozenShares(
                inputs.period(),
                asked.isEmpty() ? Map.of() : Reenactment.payers(inputs, recorded, asked));
    }

    /** Only that there is a posted run: enough to say which lines follow it. */
    public static FrozenShares unread(Period period) {
        return new FrozenShares(period, Map.of());
    }

    /** The month whose frozen shares a driver is; empty if it is another driver. */
    public static Optional<Period> period(String driver) {
        return driver.startsWith(DRIVER) && driver.contains(Trails.FOLLOWED)
                ? Optional.of(Period.parse(driver.substring(driver.lastIndexOf(':') + 1)))
                : Optional.empty();
    }

    /** The drivers of an earlier month's charges, as they are named in the posted run's stead. */
    public static String driver(String ofCharges) {
        return DRIVER + ofCharges;
    }

    Period period() {
        return period;
    }

    /** Who paid for charges, and how much above zero. */
    SortedMap<Place, Exact> payers(Trails.Key charges) {
        return payers.getOrDefault(charges, new TreeMap<>());
    }
}
