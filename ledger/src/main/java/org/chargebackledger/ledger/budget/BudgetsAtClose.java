package org.chargebackledger.ledger.budget;

import org.chargebackledger.ledger.journal.ChecklistItem;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which budgets were in force when a month closed, as its close says: the checklist is in the
 * close's hash, so a budget that is approved later moves no closed statement.
 */
public final class BudgetsAtClose {

    /** The item's name. */
    public static final String CHECK = "budgets";

    private static final Pattern LAST = Pattern.compile("as approved up to change (\\S+)");

    private BudgetsAtClose() {}

    /**
     * What a close says.
     *
     * @param lastChange the budget of the book that was approved last; null where there is none
     */
    public static ChecklistItem item(@Nullable String lastChange) {
        return new ChecklistItem(
                CHECK,
                true,
                lastChange == null
                        ? "no budgets are approved"
                        : "as approved up to change " + lastChange);
    }

    /** The change that an item's detail names; empty where it names none. */
    public static Optional<String> lastChange(String detail) {
        var found = LAST.matcher(detail);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
