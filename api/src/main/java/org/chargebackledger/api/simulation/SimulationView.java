package org.chargebackledger.api.simulation;

import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.simulation.Amounts;
import org.chargebackledger.ledger.simulation.CostCenterChange;
import org.chargebackledger.ledger.simulation.KeyChange;
import org.chargebackledger.ledger.simulation.PoolChange;
import org.chargebackledger.ledger.simulation.SimulatedMonth;
import org.chargebackledger.ledger.simulation.Simulation;
import org.chargebackledger.ledger.simulation.Volatility;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A simulation as it is served.
 *
 * @param version absent for a text that is no version
 * @param costCenters by code
 * @param winners codes of the cost centers that would pay less, the one that saves most first
 * @param losers codes of those that would pay more, the one that pays most first
 * @param balances what is posted to no cost center
 * @param largestChanges the posting keys that change most, at most 100
 * @param keys every posting key that would change
 */
record SimulationView(
        String policy,
        @Nullable Integer version,
        String hash,
        List<MonthView> periods,
        List<CostCenterView> costCenters,
        List<String> winners,
        List<String> losers,
        List<PoolView> pools,
        List<KeyChangeView> balances,
        List<KeyChangeView> largestChanges,
        List<KeyChangeView> keys) {

    private static final int LARGEST_MAX = 100;

    static SimulationView of(PolicyText policy, Simulation simulation) {
        var costCenters = simulation.costCenters();
        var keys = simulation.keys();
        return new SimulationView(
                policy.document().name(),
                policy.version() == 0 ? null : policy.version(),
                policy.document().hash(),
                simulation.months().stream().map(MonthView::of).toList(),
                costCenters.stream().map(CostCenterView::of).toList(),
                codes(costCenters, CostCenterChange::wins),
                codes(costCenters, CostCenterChange::loses),
                simulation.pools().stream().map(PoolView::of).toList(),
                keys.stream()
                        .filter(change -> change.slot().costCenter() == null)
                        .map(KeyChangeView::of)
                        .toList(),
                simulation.largestChanges(LARGEST_MAX).stream().map(KeyChangeView::of).toList(),
                keys.stream()
                        .filter(change -> change.slot().costCenter() != null)
                        .filter(change -> !change.amounts().difference().isZero())
                        .map(KeyChangeView::of)
                        .toList());
    }

    private static List<String> codes(
            List<CostCenterChange> changes, Predicate<CostCenterChange> which) {
        return changes.stream()
                .filter(which)
                .sorted(
                        Comparator.comparing((CostCenterChange change) ->
                                        change.total().difference().exact().toBigDecimal().abs())
                                .reversed())
                .map(CostCenterChange::costCenter)
                .distinct()
                .toList();
    }

    /** One simulated month, one total for each currency. */
    record MonthView(Period period, List<AmountsView> totals, List<RunFinding> findings) {

        static MonthView of(SimulatedMonth month) {
            var totals = new TreeMap<String, Amounts>();
            for (var change : month.keys()) {
                if (change.slot().costCenter() != null) {
                    var currency = change.slot().account().currency().code();
                    totals.merge(currency, change.amounts(), Amounts::plus);
                }
            }
            return new MonthView(
                    month.period(),
                    totals.values().stream().map(AmountsView::of).toList(),
                    month.findings());
        }
    }

    /** What is posted, what would be, and simulated minus posted. */
    record AmountsView(Money posted, Money simulated, Money difference) {

        static AmountsView of(Amounts amounts) {
            return new AmountsView(amounts.posted(), amounts.simulated(), amounts.difference());
        }
    }

    /** One cost center in one currency. */
    record CostCenterView(
            String costCenter,
            Money posted,
            Money simulated,
            Money difference,
            List<MonthOfView> months,
            VolatilityView postedVolatility,
            VolatilityView simulatedVolatility) {

        static CostCenterView of(CostCenterChange change) {
            var total = change.total();
            return new CostCenterView(
                    change.costCenter(),
                    total.posted(),
                    total.simulated(),
                    total.difference(),
                    change.months().entrySet().stream()
                            .map(month ->
                                    new MonthOfView(
                                            month.getKey(),
                                            month.getValue().posted(),
                                            month.getValue().simulated(),
                                            month.getValue().difference()))
                            .toList(),
                    VolatilityView.of(change.postedVolatility()),
                    VolatilityView.of(change.simulatedVolatility()));
        }
    }

    /** One month of a cost center. */
    record MonthOfView(Period period, Money posted, Money simulated, Money difference) {}

    /**
     * How a cost center's months differ.
     *
     * @param percent mean absolute change from month to month over the mean month; absent when that
     *     says nothing
     */
    record VolatilityView(Money lowest, Money highest, @Nullable String percent) {

        static VolatilityView of(Volatility volatility) {
            var percent = volatility.percent();
            return new VolatilityView(
                    volatility.lowest(),
                    volatility.highest(),
                    percent == null ? null : percent.toPlainString());
        }
    }

    /**
     * What one pool distributes.
     *
     * @param pool absent for cost that no pool distributed
     */
    record PoolView(@Nullable String pool, Money posted, Money simulated, Money difference) {

        static PoolView of(PoolChange change) {
            var total = change.total();
            return new PoolView(
                    change.pool().isEmpty() ? null : change.pool(),
                    total.posted(),
                    total.simulated(),
                    total.difference());
        }
    }

    /**
     * One posting key of one source account and month.
     *
     * @param costCenter absent for balances, likewise the key
     */
    record KeyChangeView(
            Period period,
            AccountView sourceAccount,
            String account,
            @Nullable String costCenter,
            @Nullable KeyView key,
            Money posted,
            Money simulated,
            Money difference) {

        static KeyChangeView of(KeyChange change) {
            var slot = change.slot();
            var source = slot.account();
            var key = slot.key();
            return new KeyChangeView(
                    change.period(),
                    new AccountView(
                            source.provider(),
                            source.billingAccount(),
                            source.invoiceIssuer(),
                            source.currency()),
                    slot.ledgerAccount(),
                    slot.memo() == null ? slot.costCenter() : slot.memo(),
                    key == null ? null : KeyView.of(key),
                    change.amounts().posted(),
                    change.amounts().simulated(),
                    change.amounts().difference());
        }
    }

    /** Whose bill it is on. */
    record AccountView(
            String provider, String billingAccount, String invoiceIssuer, CurrencyCode currency) {}
}
