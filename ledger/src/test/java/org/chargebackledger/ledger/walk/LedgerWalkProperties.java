package org.chargebackledger.ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Effort;
import org.chargebackledger.ledger.Seeds;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;

/**
 * Whatever is done to two books over many months, in whatever order, they hold what the model says
 * after every step, refused ones included. {@code CHARGEBACK_TESTS=all} walks thousands of times.
 */
class LedgerWalkProperties {

    private static final int WALKS = Effort.of(40, 2_000);

    /** What walks that are worth anything come upon. */
    private static final List<String> HAPPENS =
            List.of(
                    "ALLOCATION",
                    "TRUE_UP",
                    "OUT_OF_PERIOD",
                    "RATE_CHANGE",
                    "ADJUSTMENT",
                    "SOFT_CLOSED",
                    "CLOSED",
                    "REOPENED",
                    "PERMANENTLY_CLOSED",
                    "PostingAbandoned",
                    "shared in one month",
                    "shared in two months",
                    "waits",
                    "waits on",
                    "waived",
                    "reopened by review",
                    "raised",
                    "withdrawn",
                    "posted as pinned",
                    "run-superseded",
                    "declined",
                    "settled",
                    "accepted as open",
                    "dispute-state",
                    "close-checklist-unmet",
                    "period-closed",
                    "period-not-open",
                    "period-state",
                    "period-unknown");

    @Test
    void two_books_of_many_months_are_what_a_model_says() {
        var seen = new HashSet<String>();
        var walks = Integer.getInteger("chargeback.seeds", WALKS);
        Seeds.forEachRandom(walks, random -> seen.addAll(new LedgerWalk(random).walk()));
        if (Long.getLong("chargeback.seed") == null && walks >= 40) {
            assertThat(seen).containsAll(HAPPENS);
        }
    }
}
