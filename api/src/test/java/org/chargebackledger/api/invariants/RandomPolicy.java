package org.chargebackledger.api.invariants;

import org.chargebackledger.api.journey.TestResource;

import java.util.Random;

/** The months' policy with other weights and bases. */
final class RandomPolicy {

    private RandomPolicy() {}

    static String text(Random random) {
        var text = TestResource.text("random-month/policy.yaml");
        if (random.nextBoolean()) {
            text =
                    text.replace(
                            "idle, basis: {even: [CC-2100, CC-2200, CC-2300]}",
                            "idle, basis: {proportional: {to: direct}}");
        }
        if (random.nextBoolean()) {
            text = text.replace("scope: ledger", "scope: sourceAccount");
        }
        return text.replace("unattributed: \"1\"", "unattributed: \"1000000000\"");
    }
}
