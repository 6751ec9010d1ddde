package org.chargebackledger.api.budget;

import org.chargebackledger.api.book.BookCatalog;
import org.chargebackledger.api.masterdata.MasterDataKind;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.budget.Budget;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.projections.budget.Budgets;
import org.chargebackledger.projections.register.Registers;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;

/** The budget of a cost center for certain months, as master data that two persons approve. */
@Component
final class BudgetKind implements MasterDataKind {

    private final Budgets budgets;
    private final BookCatalog books;
    private final Registers registers;

    BudgetKind(Budgets budgets, BookCatalog books, Registers registers) {
        this.budgets = budgets;
        this.books = books;
        this.registers = registers;
    }

    @Override
    public String name() {
        return Budgets.KIND;
    }

    @Override
    public Map<String, Object> canonical(String book, Members given) {
        return Budget.parse(given).canonical();
    }

    @Override
    public void check(String book, Members content) {
        var budget = Budget.parse(content);
        var own = books.of(book).currency();
        if (!budget.currency().equals(own)) {
            throw Refusal.invalid(
                    "budget-currency",
                    "book %s keeps its accounts in %s, not in %s"
                            .formatted(book, own, budget.currency()));
        }
        if (!registers.current(book).has(budget.costCenter())) {
            throw Refusal.conflict(
                    "cost-center-unknown", "the register has no " + budget.costCenter());
        }
        if (present(book, budget).filter(now -> now.months().equals(budget.months())).isPresent()) {
            throw Refusal.conflict("nothing-changes", "just this is the budget of these months");
        }
    }

    @Override
    public String words(Members content) {
        return Budget.parse(content).words();
    }

    @Override
    public Map<String, Object> present(String book, Members content) {
        return present(book, Budget.parse(content)).map(Budget::canonical).orElse(Map.of());
    }

    private Optional<Budget> present(String book, Budget budget) {
        return Optional.ofNullable(budget.presentIn(budgets.of(book, budget.costCenter(), null)));
    }
}
