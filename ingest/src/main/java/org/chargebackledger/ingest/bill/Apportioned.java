package org.chargebackledger.ingest.bill;

import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The division of several costs by the same weights, as a function of the engine. */
final class Apportioned {

    private Apportioned() {}

    /**
     * Splits each cost exactly by largest remainder.
     *
     * @param text weights, comma separated, then each cost, all separated by semicolons
     * @return for each weight its part of each cost, comma separated, separated by semicolons
     */
    static @Nullable String costs(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var parts = Arrays.asList(text.split(";"));
        var weights =
                Arrays.stream(parts.getFirst().split(","))
                        .map(weight -> Exact.of(new BigDecimal(weight)).unscaled())
                        .toList();
        var byCost = new ArrayList<List<Exact>>();
        for (var cost : parts.subList(1, parts.size())) {
            byCost.add(split(Exact.of(new BigDecimal(cost)), weights));
        }
        var byWeight = new ArrayList<String>();
        for (var i = 0; i < weights.size(); i++) {
            var at = i;
            byWeight.add(
                    byCost.stream()
                            .map(split -> split.get(at).toString())
                            .collect(Collectors.joining(",")));
        }
        return String.join(";", byWeight);
    }

    private static List<Exact> split(Exact cost, List<BigInteger> weights) {
        return cost.isZero()
                ? Collections.nCopies(weights.size(), Exact.ZERO)
                : Apportionment.split(cost, weights);
    }
}
