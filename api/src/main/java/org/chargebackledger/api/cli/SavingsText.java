package org.chargebackledger.api.cli;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Savings;
import org.chargebackledger.projections.statement.SavingsSteps;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** What a statement says of savings as a table for people, in the words of its documents. */
final class SavingsText {

    private SavingsText() {}

    /** Nothing where the statement has none. */
    static String of(JsonNode savings) {
        if (savings.isMissingNode()) {
            return "";
        }
        var table = new TextTable(List.of("what was saved", "before rounding"));
        for (var step : SavingsSteps.of(read(savings))) {
            table.row(List.of(step.what(), step.text()));
        }
        return System.lineSeparator() + table.text();
    }

    /** What is absent is not on the bill, which a sum of zero says here, too. */
    private static Savings read(JsonNode savings) {
        return new Savings(
                figure(savings, "listCost"),
                figure(savings, "contractedCost"),
                figure(savings, "effectiveCost"),
                figure(savings, "negotiatedDiscounts"),
                figure(savings, "spot"),
                figure(savings, "commitmentDiscounts"),
                figure(savings, "commitmentsUsed"),
                figure(savings, "commitmentsUnused"),
                figure(savings, "withoutListPrice"),
                figure(savings, "withoutContractedPrice"));
    }

    private static Exact figure(JsonNode savings, String name) {
        return Exact.parse(savings.path(name).asString("0"));
    }
}
