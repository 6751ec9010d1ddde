package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

/** Reads one cost line of an example. */
final class ExampleLineReader {

    private final Fields fields;
    private final ExampleReader example;
    private final CurrencyCode currency;

    ExampleLineReader(Fields fields, ExampleReader example, CurrencyCode currency) {
        this.fields = fields;
        this.example = example;
        this.currency = currency;
    }

    CostLine line() {
        var days = example.days(fields);
        return new CostLine(
                days.from(),
                days.to(),
                text("provider", "example"),
                text("billingAccount", "example"),
                text("subAccount", ""),
                text("invoiceIssuer", "example"),
                text("invoiceId", ""),
                text("region", ""),
                text("service", "example"),
                text("chargeCategory", "Usage"),
                text("chargeClass", ""),
                text("pricingCategory", ""),
                text("commitmentId", ""),
                text("commitmentStatus", ""),
                text("resource", ""),
                text("cluster", ""),
                text("namespace", ""),
                text("workload", ""),
                ExampleReader.texts(fields.optional("tags")),
                currency,
                costs(),
                1);
    }

    private Costs costs() {
        var cost = Fields.signed(fields.required("cost"));
        return new Costs(
                cost("list", cost),
                cost("contracted", cost),
                cost("billed", cost),
                cost("effective", cost));
    }

    private Exact cost(String name, Exact otherwise) {
        var node = fields.optional(name);
        return node == null ? otherwise : Fields.signed(node);
    }

    private String text(String name, String otherwise) {
        var node = fields.optional(name);
        return node == null ? otherwise : node.asText();
    }
}
