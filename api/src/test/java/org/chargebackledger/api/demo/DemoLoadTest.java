package org.chargebackledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.reconciliation.AccountReconciliation;
import org.chargebackledger.projections.statement.Statement.View;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.StreamSupport;

/** The sample company in a fresh database: loaded, restarted, and cut short half-way. */
@Order(2)
class DemoLoadTest {

    private static final int DELIVERIES = 55;

    @Test
    void three_months_are_loaded_once_though_cut_short_and_their_statements_add_up_to_the_bills() {
        var loaded = LoadedCompany.once();
        assertThat(loaded.healthBefore()).isEqualTo(503);
        assertThat(loaded.deliveriesBefore()).isLessThan(DELIVERIES);
        assertThat(loaded.deliveries()).isEqualTo(DELIVERIES);
        try (var again = loaded.copy("demo_company")) {
            again.awaitReady();
            var company = new Company(again.uri());
            the_first_two_months_are_closed_and_the_third_is_open(company);
            every_statement_total_is_in_the_bill(again);
            october_is_corrected_for_the_restated_bill(company);
            the_owner_sees_one_cost_center(again);
            new DemoWaterfalls(again, company).look();
            assertThat(LoadedCompany.entries(again)).isEqualTo(loaded.entries());
            assertThat(LoadedCompany.deliveries(again)).isEqualTo(DELIVERIES);
        }
    }

    private static void the_first_two_months_are_closed_and_the_third_is_open(Company company) {
        var states =
                LoadedCompany.MONTHS.stream()
                        .map(month -> company.auditor().get("/periods/" + month).ok())
                        .map(period -> period.get("status").asString())
                        .toList();
        assertThat(states).containsExactly("CLOSED", "CLOSED", "OPEN");
    }

    /** What is stated and what the bill holds beside it are the bill, to the cent. */
    private static void every_statement_total_is_in_the_bill(RunningService service) {
        var models = service.bean(ReadModels.class);
        for (var month : LoadedCompany.MONTHS) {
            var period = Period.parse(month);
            var accounts = models.reconciliations().of("main", period).accounts();
            assertThat(accounts).isNotEmpty().allMatch(AccountReconciliation::reconciled);
            var stated = Money.zero(new CurrencyCode("USD"));
            for (var one :
                    models.statements().list("main", period, View.POSTED, null).statements()) {
                stated = stated.plus(one.total());
            }
            for (var account : accounts) {
                stated =
                        stated.plus(account.prepaid())
                                .plus(account.recoverableTax())
                                .plus(account.rateVariance())
                                .plus(account.rounding())
                                .minus(account.billed());
            }
            assertThat(stated.amount()).as(month).isEqualTo("0.00");
        }
    }

    private static void october_is_corrected_for_the_restated_bill(Company company) {
        var corrections =
                company.entries("2026-10").stream()
                        .filter(entry -> entry.get("kind").asString().equals("TRUE_UP"))
                        .toList();
        assertThat(corrections)
                .isNotEmpty()
                .allMatch(entry -> entry.get("reason").asString().equals("PROVIDER_CORRECTION"));
    }

    private static void the_owner_sees_one_cost_center(RunningService service) {
        var owner = new LedgerClient(service.uri(), "owner", "demo");
        assertThat(codes(owner.get("/cost-centers").ok(), "code")).containsExactly("CC-3100");
        assertThat(codes(owner.get("/periods/2026-09/statements").ok(), "costCenter"))
                .containsExactly("CC-3100");
        assertThat(owner.get("/periods/2026-09/statements/CC-3200").status()).isEqualTo(403);
    }

    private static List<String> codes(JsonNode page, String field) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get(field).asString())
                .toList();
    }
}
