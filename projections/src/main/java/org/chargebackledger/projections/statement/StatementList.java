package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Details.Status;
import org.chargebackledger.projections.statement.Statement.Mode;
import org.chargebackledger.projections.statement.Statement.View;

import java.util.List;
import java.util.TreeMap;

/** The totals of all statements of a period, by cost center in code point order. */
public record StatementList(
        Period period,
        View view,
        long asOf,
        int revision,
        Status status,
        List<Summary> statements) {

    /** One statement without its lines. */
    public record Summary(String number, String costCenter, Mode mode, Money total, Money owed) {}

    /** What all cost centers owe together, in each currency. */
    public List<Money> owed() {
        var sums = new TreeMap<CurrencyCode, Money>();
        for (var statement : statements) {
            sums.merge(statement.owed().currency(), statement.owed(), Money::plus);
        }
        return List.copyOf(sums.values());
    }
}
