package org.chargebackledger.api.budget;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.budget.Budgets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;

/** The budgets that hold. They are proposed and approved as changes of master data. */
@RestController
@RequestMapping("/api/v1/budgets")
class BudgetController {

    private final Budgets budgets;
    private final Ownership ownership;

    BudgetController(Budgets budgets, Ownership ownership) {
        this.budgets = budgets;
        this.ownership = ownership;
    }

    /**
     * The budget of one month.
     *
     * @param changeId by which two persons approved it
     */
    record Month(String costCenter, Period period, Money amount, String changeId) {}

    /** Budgets as they are served. */
    record Months(List<Month> items) {}

    /**
     * The budgets that the caller may see, by cost center and month.
     *
     * @param costCenter only its own
     * @param year only those of its months
     */
    @GetMapping
    Months list(
            @RequestParam(required = false) @Nullable String costCenter,
            @RequestParam(required = false) @Nullable Integer year,
            Actor actor,
            Book book) {
        var items = new ArrayList<Month>();
        budgets.all(book.name())
                .forEach((code, months) -> {
                    if ((costCenter == null || costCenter.equals(code))
                            && ownership.sees(actor, book, code)) {
                        months.forEach((period, one) ->
                                items.add(new Month(code, period, one.amount(), one.changeId())));
                    }
                });
        items.removeIf(one -> year != null && one.period().month().getYear() != year);
        return new Months(List.copyOf(items));
    }
}
