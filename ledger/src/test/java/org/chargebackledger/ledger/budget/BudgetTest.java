package org.chargebackledger.ledger.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a budget says, and what a later one changes of it. */
class BudgetTest {

    private static final CurrencyCode USD = new CurrencyCode("USD");

    @Test
    void a_year_has_an_amount_for_each_month() {
        var budget = budget(Map.of("year", "2026", "amount", "400"));
        assertThat(budget.months()).hasSize(12);
        assertThat(amount(budget, "2026-01")).isEqualTo("400.00");
        assertThat(budget.words())
                .isEqualTo("budget of CC-1 for 2026-01 to 2026-12: 4800.00 USD in all");
    }

    @Test
    void the_rest_of_a_year_may_have_other_amounts_for_each_month() {
        var budget = budget(Map.of("from", "2026-11", "amounts", List.of("1.50", "2")));
        assertThat(amount(budget, "2026-11")).isEqualTo("1.50");
        assertThat(amount(budget, "2026-12")).isEqualTo("2.00");
        assertThat(budget.months()).hasSize(2);
    }

    @Test
    void what_is_stored_names_every_month_and_reads_the_same_again() {
        var budget = budget(Map.of("period", "2026-10", "amount", "400", "memo", "one more team"));
        var stored = CanonicalJson.text(budget.canonical());
        assertThat(stored)
                .isEqualTo(
                        "{\"costCenter\":\"CC-1\",\"currency\":\"USD\",\"memo\":\"one more team\","
                                + "\"months\":[{\"amount\":\"400.00\",\"period\":\"2026-10\"}]}");
        assertThat(Budget.parse(Members.of(stored))).isEqualTo(budget);
    }

    @Test
    void a_later_budget_changes_the_months_that_it_names_and_no_others() {
        var year = budget(Map.of("year", "2026", "amount", "400"));
        var revised = budget(Map.of("from", "2026-07", "amount", "500"));
        var months = Budget.inForce(List.of(year, revised));
        assertThat(months)
                .containsEntry(Period.parse("2026-06"), Money.parse(USD, "400"))
                .containsEntry(Period.parse("2026-07"), Money.parse(USD, "500"));
        assertThat(Objects.requireNonNull(revised.presentIn(year.months())).months()).hasSize(6);
    }

    static Stream<Map<String, ?>> malformed() {
        var one = Map.of("period", "2026-01", "amount", "1");
        return Stream.of(
                Map.of("year", "2026"),
                Map.of("amount", "1"),
                Map.of("year", "2026", "period", "2026-01", "amount", "1"),
                Map.of("year", "26", "amount", "1"),
                Map.of("period", "2026-01", "amount", "-1"),
                Map.of("period", "2026-01", "amount", "1.005"),
                Map.of("period", "2026-01", "amount", "1", "amounts", List.of("1")),
                Map.of("year", "2026", "amounts", List.of("1", "2")),
                Map.of("months", List.of(one), "amount", "1"),
                Map.of("months", List.of(one, one)),
                Map.of("months", List.of(), "amount", "1"),
                Map.of("months", List.of(one), "quarter", "1"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_malformed_is_refused(Map<String, ?> content) {
        assertThatThrownBy(() -> budget(content))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).type())
                .isEqualTo("master-data-malformed");
    }

    @Test
    void a_close_names_the_last_budget_that_held() {
        var item = BudgetsAtClose.item("change-7");
        assertThat(BudgetsAtClose.lastChange(item.detail())).contains("change-7");
        assertThat(BudgetsAtClose.lastChange(BudgetsAtClose.item(null).detail())).isEmpty();
    }

    private static Budget budget(Map<String, ?> members) {
        var all = new HashMap<String, Object>(members);
        all.put("costCenter", "CC-1");
        all.put("currency", "USD");
        return Budget.parse(Members.of(all));
    }

    private static String amount(Budget budget, String period) {
        return Objects.requireNonNull(budget.months().get(Period.parse(period))).amount();
    }
}
