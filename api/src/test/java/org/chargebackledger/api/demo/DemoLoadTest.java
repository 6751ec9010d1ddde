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
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/** The sample company in a fresh database: loaded, restarted, and cut short half-way. */
class DemoLoadTest {

    private static final List<String> MONTHS = List.of("2026-08", "2026-09", "2026-10");
    private static final int DELIVERIES = 55;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home = RunningService.scratch();

    @Test
    void three_months_are_loaded_once_and_their_statements_add_up_to_the_bills()
            throws InterruptedException {
        int entries;
        try (var service = RunningService.withDemoCompany("demo_company", home)) {
            awaitReady(service);
            var company = new Company(service.uri());
            the_first_two_months_are_closed_and_the_third_is_open(company);
            every_statement_total_is_in_the_bill(service);
            october_is_corrected_for_the_restated_bill(company);
            the_owner_sees_one_cost_center(service);
            new DemoWaterfalls(service, company).look();
            assertThat(deliveries(service)).isEqualTo(DELIVERIES);
            entries = entries(company);
        }
        try (var again = RunningService.withDemoCompany("demo_company", home)) {
            awaitReady(again);
            assertThat(entries(new Company(again.uri()))).isEqualTo(entries);
            assertThat(deliveries(again)).isEqualTo(DELIVERIES);
        }
    }

    @Test
    void a_load_that_was_cut_short_goes_on_at_the_next_start() throws InterruptedException {
        try (var service = RunningService.withDemoCompany("demo_cut_short", home)) {
            await(() -> deliveries(service) >= 20);
            assertThat(health(service)).isEqualTo(503);
        }
        try (var again = RunningService.withDemoCompany("demo_cut_short", home)) {
            assertThat(deliveries(again)).isLessThan(DELIVERIES);
            awaitReady(again);
            var company = new Company(again.uri());
            the_first_two_months_are_closed_and_the_third_is_open(company);
            every_statement_total_is_in_the_bill(again);
            assertThat(deliveries(again)).isEqualTo(DELIVERIES);
        }
    }

    private static void the_first_two_months_are_closed_and_the_third_is_open(Company company) {
        var states =
                MONTHS.stream()
                        .map(month -> company.auditor().get("/periods/" + month).ok())
                        .map(period -> period.get("status").asString())
                        .toList();
        assertThat(states).containsExactly("CLOSED", "CLOSED", "OPEN");
    }

    /** What is stated and what the bill holds beside it are the bill, to the cent. */
    private static void every_statement_total_is_in_the_bill(RunningService service) {
        var models = service.bean(ReadModels.class);
        for (var month : MONTHS) {
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

    private static int entries(Company company) {
        return MONTHS.stream().mapToInt(month -> company.entries(month).size()).sum();
    }

    private static int deliveries(RunningService service) {
        return service.bean(ReadModels.class).deliveries().list("main", null, 1_000).items().size();
    }

    private static void awaitReady(RunningService service) throws InterruptedException {
        await(() -> health(service) == 200);
    }

    private static int health(RunningService service) {
        var request =
                HttpRequest.newBuilder(service.uri().resolve("/actuator/health")).GET().build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("still waiting").isBefore(until);
            Thread.sleep(100);
        }
    }
}
