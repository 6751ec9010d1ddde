package org.chargebackledger.projections.materiality;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;

/**
 * An entry that corrects an error.
 *
 * @param gross what it charges cost centers and takes back from them, added up
 * @param net the same, netted
 */
public record ListedError(
        String number,
        Period period,
        Period originPeriod,
        String description,
        Money gross,
        Money net) {

    /** For a person. */
    public String sentence() {
        return "%s of %s in %s: %s, net %s: %s"
                .formatted(number, originPeriod, period, gross, net, description);
    }
}
