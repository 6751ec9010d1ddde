package org.chargebackledger.ledger.months;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Builds a cost line for a test, which says only what matters to it. */
public final class Line {

    private final Map<TextColumn, String> texts = new EnumMap<>(TextColumn.class);
    private LocalDate first = LocalDate.of(2026, 10, 1);
    private LocalDate end = LocalDate.of(2026, 11, 1);
    private Costs costs = Costs.ZERO;

    private Line() {
        set(TextColumn.PROVIDER, "Cloud");
        set(TextColumn.BILLING_ACCOUNT, "payer");
        set(TextColumn.INVOICE_ISSUER, "Issuer");
        set(TextColumn.CHARGE_CATEGORY, "Usage");
        set(TextColumn.SERVICE, "service");
        set(TextColumn.TAGS, "{}");
        set(TextColumn.CURRENCY, "USD");
    }

    /** A line over October 2026 whose four costs are the same. */
    public static Line of(String cost) {
        return new Line().effective(cost).billed(cost).listed(cost);
    }

    public Line set(TextColumn column, String text) {
        texts.put(column, text);
        return this;
    }

    public Line team(String team) {
        return set(TextColumn.TAGS, "{\"team\":\"" + team + "\"}");
    }

    public Line account(String billingAccount) {
        return set(TextColumn.BILLING_ACCOUNT, billingAccount);
    }

    public Line service(String service) {
        return set(TextColumn.SERVICE, service);
    }

    public Line category(String category) {
        return set(TextColumn.CHARGE_CATEGORY, category);
    }

    /** Charged for some days of October 2026, both included. */
    public Line days(int firstDay, int lastDay) {
        first = LocalDate.of(2026, 10, firstDay);
        end = LocalDate.of(2026, 10, lastDay).plusDays(1);
        return this;
    }

    /** Charged for all days of another month. */
    public Line month(String month) {
        var period = Period.parse(month);
        first = period.firstDay();
        end = period.next().firstDay();
        return this;
    }

    public Line resource(String resource) {
        return set(TextColumn.RESOURCE, resource);
    }

    public Line correction() {
        return set(TextColumn.CHARGE_CLASS, "Correction");
    }

    public Line billed(String cost) {
        costs = new Costs(costs.list(), costs.contracted(), Exact.parse(cost), costs.effective());
        return this;
    }

    public Line effective(String cost) {
        costs = new Costs(costs.list(), costs.contracted(), costs.billed(), Exact.parse(cost));
        return this;
    }

    /** List and contracted price. */
    public Line listed(String cost) {
        var price = Exact.parse(cost);
        costs = new Costs(price, price, costs.billed(), costs.effective());
        return this;
    }

    /** List price. */
    public Line list(String cost) {
        costs = new Costs(Exact.parse(cost), costs.contracted(), costs.billed(), costs.effective());
        return this;
    }

    public CostLine build() {
        return new CostLine(
                first,
                end,
                text(TextColumn.PROVIDER),
                text(TextColumn.BILLING_ACCOUNT),
                text(TextColumn.SUB_ACCOUNT),
                text(TextColumn.INVOICE_ISSUER),
                text(TextColumn.INVOICE_ID),
                text(TextColumn.REGION),
                text(TextColumn.SERVICE),
                text(TextColumn.CHARGE_CATEGORY),
                text(TextColumn.CHARGE_CLASS),
                text(TextColumn.PRICING_CATEGORY),
                text(TextColumn.COMMITMENT_ID),
                text(TextColumn.COMMITMENT_STATUS),
                text(TextColumn.RESOURCE),
                text(TextColumn.CLUSTER),
                text(TextColumn.NAMESPACE),
                text(TextColumn.WORKLOAD),
                text(TextColumn.TAGS),
                new CurrencyCode(text(TextColumn.CURRENCY)),
                costs,
                1);
    }

    private String text(TextColumn column) {
        return texts.getOrDefault(column, "");
    }
}
