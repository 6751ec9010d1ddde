package org.chargebackledger.projections.budget;

import org.chargebackledger.ledger.budget.Budget;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Answers which budgets hold: of each cost center and month the one approved last. */
public final class Budgets {

    /** The kind of the changes that hold them. */
    public static final String KIND = "budget";

    /** The budget of one month, and the change that it was approved by. */
    public record BudgetedMonth(Money amount, String changeId) {}

    private final MasterDataChanges changes;

    public Budgets(DataSource dataSource) {
        changes = new MasterDataChanges(dataSource);
    }

    /**
     * The months of a cost center that have one.
     *
     * @param upTo the last change that counts; all that are approved when null
     */
    public SortedMap<Period, Money> of(String book, String costCenter, @Nullable String upTo) {
        return Budget.inForce(
                changes.approved(book, KIND, costCenter, upTo).stream()
                        .map(KnownChange::members)
                        .map(Budget::parse)
                        .toList());
    }

    /** Those of all cost centers. */
    public SortedMap<String, SortedMap<Period, BudgetedMonth>> all(String book) {
        var all = new TreeMap<String, SortedMap<Period, BudgetedMonth>>(CodePointOrder.INSTANCE);
        for (var change : changes.approved(book, KIND)) {
            var budget = Budget.parse(change.members());
            var months = all.computeIfAbsent(budget.costCenter(), any -> new TreeMap<>());
            budget.months()
                    .forEach((period, amount) ->
                            months.put(period, new BudgetedMonth(amount, change.changeId())));
        }
        return all;
    }

    /** The change by which one was approved last; empty where none ever was. */
    public Optional<String> lastChange(String book) {
        List<KnownChange> approved = changes.approved(book, KIND);
        return approved.isEmpty() ? Optional.empty() : Optional.of(approved.getLast().changeId());
    }
}
