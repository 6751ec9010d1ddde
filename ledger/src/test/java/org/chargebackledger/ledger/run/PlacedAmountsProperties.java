package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.book.Showback;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.months.RandomMonth;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;

/** Whoever is in showback or another entity's: what the others are charged is the same. */
class PlacedAmountsProperties {

    private static final int SEEDS = Math.max(1, Seeds.count() / 10);

    @Test
    void no_amount_changes_by_where_it_is_posted() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var amounts = PostedAmounts.of(Allocation.of(RandomMonth.of(seed).inputs()));
                    var terms = terms(new Random(seed), amounts);
                    var placed = PlacedAmounts.under(terms, amounts);
                    assertThat(placed).hasSameSizeAs(amounts);
                    for (var i = 0; i < amounts.size(); i++) {
                        requireSame(terms, amounts.get(i), placed.get(i));
                    }
                });
    }

    private static void requireSame(PostingTerms terms, PostedAmount before, PostedAmount after) {
        var costCenter = before.slot().costCenter();
        assertThat(after.posted()).isEqualTo(before.posted());
        assertThat(after.exact()).isEqualTo(before.exact());
        assertThat(after.slot().key()).isEqualTo(before.slot().key());
        assertThat(after.slot().meantFor()).isEqualTo(costCenter);
        if (costCenter == null) {
            assertThat(after).isEqualTo(before);
        } else if (Objects.requireNonNull(terms.showback()).holds(costCenter)) {
            assertThat(after.slot().ledgerAccount()).isEqualTo("cost:HELD");
        } else if (terms.others().stream().anyMatch(o -> o.costCenter().equals(costCenter))) {
            assertThat(after.slot().ledgerAccount()).isEqualTo("due-from:DE");
        } else {
            assertThat(after).isEqualTo(before);
        }
    }

    /** A third of the cost centers is in showback, a third another entity's. */
    private static PostingTerms terms(Random random, List<PostedAmount> amounts) {
        var codes = new TreeSet<String>(CodePointOrder.INSTANCE);
        for (var amount : amounts) {
            var costCenter = amount.slot().costCenter();
            if (costCenter != null) {
                codes.add(costCenter);
            }
        }
        var held = new ArrayList<String>();
        var others = new ArrayList<IntercompanyCostCenter>();
        for (var code : codes) {
            switch (random.nextInt(3)) {
                case 0 -> held.add(code);
                case 1 -> others.add(new IntercompanyCostCenter(code, "DE", "de01"));
                default -> {}
            }
        }
        return new PostingTerms(
                "US",
                Samples.USD,
                others,
                new Showback("HELD", random.nextInt(4) == 0, held),
                List.of(),
                null);
    }
}
