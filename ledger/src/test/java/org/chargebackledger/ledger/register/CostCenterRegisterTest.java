package org.chargebackledger.ledger.register;

import static org.chargebackledger.ledger.Given.set;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.costCenter;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.register.RegisterEvent.CostCenterSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;

/** Entering cost centers. */
class CostCenterRegisterTest {

    private final AggregateTestFixture<CostCenterRegister> register =
            new AggregateTestFixture<>(CostCenterRegister.class);

    @Test
    void each_record_is_a_version_of_the_register() {
        var second = costCenter("CC-2");
        register.givenCommands(set(costCenter("CC-1")))
                .when(set(second))
                .expectEvents(new CostCenterSet("register/main", 2, second, null, PREPARER));
    }

    @Test
    void an_alias_means_one_code_on_a_day() {
        refused(
                register.givenCommands(set(costCenter("CC-1", "payments")))
                        .when(set(costCenter("CC-2", "payments"))),
                Kind.CONFLICT,
                "alias-taken");
    }

    @Test
    void a_code_is_nobody_elses_alias() {
        refused(
                register.givenCommands(set(costCenter("CC-1")))
                        .when(set(costCenter("CC-2", "CC-1"))),
                Kind.CONFLICT,
                "alias-taken");
    }

    @Test
    void an_alias_may_move_to_another_code_on_the_day_the_first_gives_it_up() {
        register.givenCommands(
                        set(record("CC-1", "2026-01-01", null, "payments")),
                        set(record("CC-1", "2026-07-01", null)))
                .when(set(record("CC-2", "2026-07-01", null, "payments")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_later_record_does_not_free_the_days_before_it() {
        refused(
                register.givenCommands(
                                set(record("CC-1", "2026-01-01", null, "payments")),
                                set(record("CC-1", "2026-07-01", null)))
                        .when(set(record("CC-2", "2026-06-30", null, "payments"))),
                Kind.CONFLICT,
                "alias-taken");
    }

    @Test
    void an_alias_is_free_after_its_record_has_ended() {
        register.givenCommands(set(record("CC-1", "2026-01-01", "2026-07-01", "payments")))
                .when(set(record("CC-2", "2026-07-01", null, "payments")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_record_ends_after_it_begins() {
        refused(
                register.givenNoPriorActivity()
                        .when(set(record("CC-1", "2026-01-01", "2026-01-01"))),
                Kind.INVALID,
                "validity-empty");
    }

    @Test
    void nobody_succeeds_themselves() {
        refused(
                register.givenNoPriorActivity().when(set(succeeded("CC-1", "CC-1"))),
                Kind.INVALID,
                "successor-is-itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-CC", "CC 1", "CC/1", "CC\n1"})
    void a_code_has_no_odd_characters(String code) {
        refused(
                register.givenNoPriorActivity().when(set(costCenter(code))),
                Kind.INVALID,
                "code-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " payments", "payments ", "pay\u0000ments"})
    void an_alias_is_printable_text(String alias) {
        refused(
                register.givenNoPriorActivity().when(set(costCenter("CC-1", alias))),
                Kind.INVALID,
                "alias-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CC-4100", "4711", "Zürich.Ost", "DE01:42", "a_b"})
    void codes_as_they_are_used_are_taken(String code) {
        register.givenNoPriorActivity()
                .when(set(costCenter(code, "team a/b", "Zahlungen & mehr")))
                .expectSuccessfulHandlerExecution();
    }

    private static CostCenter record(
            String code, String from, @Nullable String to, String... aliases) {
        return new CostCenter(
                code,
                "Payments",
                List.of(aliases),
                "600100",
                "DE01",
                "owner",
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                null);
    }

    private static CostCenter succeeded(String code, String successor) {
        return new CostCenter(
                code,
                "Payments",
                List.of(),
                "600100",
                "DE01",
                "owner",
                LocalDate.of(2026, 1, 1),
                null,
                successor);
    }
}
