package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.money.Exact;

import java.util.function.UnaryOperator;

/** Makes corrections of cost lines. */
final class Corrections {

    private Corrections() {}

    /** The same line as a correction, which no rule that asks for tags can match. */
    static CostLine of(CostLine line) {
        return with(line, "Correction", "{}", UnaryOperator.identity());
    }

    /** The same line with other amounts. */
    static CostLine with(CostLine line, UnaryOperator<Exact> amounts) {
        return with(line, line.chargeClass(), line.tags(), amounts);
    }

    private static CostLine with(
            CostLine line, String chargeClass, String tags, UnaryOperator<Exact> amounts) {
        var costs = line.costs();
        return new CostLine(
                line.startDay(),
                line.endDay(),
                line.provider(),
                line.billingAccount(),
                line.subAccount(),
                line.invoiceIssuer(),
                line.invoiceId(),
                line.region(),
                line.service(),
                line.chargeCategory(),
                chargeClass,
                line.pricingCategory(),
                line.commitmentId(),
                line.commitmentStatus(),
                line.resource(),
                line.cluster(),
                line.namespace(),
                line.workload(),
                tags,
                line.currency(),
                new Costs(
                        amounts.apply(costs.list()),
                        amounts.apply(costs.contracted()),
                        amounts.apply(costs.billed()),
                        amounts.apply(costs.effective())),
                line.rows());
    }
}
