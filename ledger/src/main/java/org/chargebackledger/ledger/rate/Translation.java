package org.chargebackledger.ledger.rate;

import org.chargebackledger.ledger.bill.SourceAccount;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * By what amounts of a month are translated into the book's functional currency.
 *
 * @param carried the commitments that had something left before the month, in either currency
 */
public record Translation(RateTable rates, List<CarriedPrepaid> carried) {

    public Translation {
        carried = List.copyOf(carried);
    }

    /**
     * The same by the rates of an earlier translation, where that had them; a currency that is
     * billed no more keeps its rate, by which it is taken back.
     */
    public Translation byRatesOf(Translation former) {
        var kept = new ArrayList<>(former.rates().rates());
        rates.rates().stream()
                .filter(rate -> former.rates().find(rate.from()).isEmpty())
                .forEach(kept::add);
        return new Translation(new RateTable(rates.functional(), kept), carried);
    }

    /**
     * Those of an account that are used up and still carried, because a rate changed afterwards;
     * but not those that move in the month, by id.
     */
    public List<CarriedPrepaid> leftOver(SourceAccount account, Set<String> moving) {
        return carried.stream()
                .filter(one -> one.account().equals(account))
                .filter(one -> one.isUsedUp() && !moving.contains(one.commitmentId()))
                .toList();
    }

    /** What a commitment was carried at before the month. */
    public CarriedPrepaid carried(SourceAccount account, String commitmentId) {
        return carried.stream()
                .filter(one -> one.account().equals(account))
                .filter(one -> one.commitmentId().equals(commitmentId))
                .findFirst()
                .orElse(CarriedPrepaid.nothing(account, commitmentId));
    }
}
