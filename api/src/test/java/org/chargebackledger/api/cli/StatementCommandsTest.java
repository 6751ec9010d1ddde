package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** The statement commands, before a service that answers what a test tells it. */
class StatementCommandsTest {

    private static final String STATEMENT = "GET /api/v1/periods/2026-10/statements/CC-1";
    private static final String PDF = "application/pdf";

    @TempDir private Path folder;
    private final CommandRun service = new CommandRun();

    StatementCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_pdf_goes_to_a_file_and_to_nothing_else() throws Exception {
        service.answer(STATEMENT, CommandRun.response(200, PDF, "%PDF-1.6"));
        var file = folder.resolve("one.pdf");
        var done =
                service.run("statement", "2026-10", "CC-1", "--format=pdf", "-o", file.toString());
        assertThat(done.exit()).isZero();
        assertThat(done.out()).isEmpty();
        assertThat(file).hasContent("%PDF-1.6");
        assertThat(service.requests().getLast().getHeaders().get("Accept")).isEqualTo(PDF);
        var nowhere = service.run("statement", "2026-10", "CC-1", "--format=pdf");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("-o FILE");
        var refused =
                service.run(
                        "statement",
                        "2026-10",
                        "CC-1",
                        "--format=pdf",
                        "-o",
                        folder.resolve("no/such").toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("cannot write");
        assertThat(service.run("statement").exit()).isEqualTo(2);
        assertThat(folder).isDirectoryContaining(found -> found.equals(file));
    }

    @Test
    void what_was_billed_in_another_currency_is_a_column_if_it_is_asked_for() throws Exception {
        var statement =
                """
                {"costCenter":"CC-1","period":"2026-10","number":"ST-1","revision":1,
                 "mode":"CHARGEBACK","lines":[{"label":"database",
                   "amount":{"amount":"9.20","currency":"EUR"},
                   "billed":[{"amount":"10.00","currency":"USD"}]}],
                 "total":{"amount":"9.20","currency":"EUR"},
                 "owed":{"amount":"9.20","currency":"EUR"},
                 "rates":[{"from":"USD","to":"EUR","value":"0.92","type":"average",
                   "date":"2026-10-31"}],
                 "budget":{"budget":{"amount":"9.00","currency":"EUR"},
                   "variance":{"amount":"0.20","currency":"EUR"},
                   "remaining":{"amount":"18.00","currency":"EUR"}}}
                """;
        service.answer(STATEMENT + "?currency=both", 200, statement);
        var table = service.run("statement", "2026-10", "CC-1", "--currency=both");
        assertThat(table.err()).isEmpty();
        assertThat(table.out())
                .containsPattern("amount +billed")
                .containsPattern("database +9.20 EUR +10.00 USD")
                .containsPattern("over budget +0.20 EUR")
                .contains("1 USD = 0.92 EUR, average of 2026-10-31");
    }

    @Test
    void savings_and_what_is_left_of_a_budget_follow_the_lines() throws Exception {
        var statement =
                """
                {"costCenter":"CC-1","period":"2026-10","number":"ST-1","revision":1,
                 "mode":"CHARGEBACK","lines":[],
                 "savings":{"listCost":"1000","negotiatedDiscounts":"180","spot":"0","other":"0",
                   "contractedCost":"820","commitmentDiscounts":"120","commitmentsUsed":"300",
                   "commitmentsUnused":"0","withoutListPrice":"0","withoutContractedPrice":"0",
                   "effectiveCost":"700"},
                 "total":{"amount":"1000.00","currency":"USD"},
                 "budget":{"budget":{"amount":"1953.07","currency":"USD"},
                   "variance":{"amount":"-953.07","currency":"USD"},
                   "remaining":{"amount":"18.00","currency":"USD"}}}
                """;
        service.answer(STATEMENT, 200, statement);
        var table = service.run("statement", "2026-10", "CC-1");
        assertThat(table.err()).isEmpty();
        assertThat(table.out())
                .containsPattern("under budget +953.07 USD")
                .containsPattern("At list price +1000")
                .containsPattern("Less negotiated discounts +-180")
                .containsPattern("Less commitment discounts +-120")
                .containsPattern("Effective cost +700")
                .doesNotContain("over budget", "Charged", "Saved");
    }

    @Test
    void the_budgets_are_those_that_are_asked_for() throws Exception {
        service.answer(
                "GET /api/v1/budgets?costCenter=CC-1&year=2026",
                200,
                """
                {"items":[{"costCenter":"CC-1","period":"2026-10","changeId":"c-7",
                  "amount":{"amount":"400.00","currency":"USD"}}]}
                """);
        var table = service.run("budget", "list", "--cost-center=CC-1", "--year=2026");
        assertThat(table.err()).isEmpty();
        assertThat(table.out()).containsPattern("CC-1 +2026-10 +400.00 USD +c-7");
        assertThat(service.run("budget").exit()).isEqualTo(2);
    }

    @Test
    void a_bridge_is_a_table_of_entries_between_two_totals() throws Exception {
        var bridge =
                """
                {"from":{"total":{"amount":"10.00","currency":"USD"}},
                 "to":{"total":{"amount":"12.50","currency":"USD"}},
                 "difference":{"amount":"2.50","currency":"USD"},
                 "lines":[{"label":"database","originPeriod":"2026-10","causes":[
                   {"entry":"2026-10-000005","kind":"TRUE_UP","reason":"ERROR",
                    "amount":{"amount":"2.50","currency":"USD"}}]}]}
                """;
        service.answer(STATEMENT + "/bridge?from=r1&to=r2", 200, bridge);
        var table = service.run("statement", "bridge", "2026-10", "CC-1", "--from=r1", "--to=r2");
        assertThat(table.err()).isEmpty();
        assertThat(table.out())
                .containsPattern("before +10.00 USD")
                .containsPattern("database +2026-10-000005 +TRUE_UP ERROR of 2026-10 +2.50 USD")
                .containsPattern("after +12.50 USD")
                .containsPattern("difference +2.50 USD");
        assertThat(service.run("statement", "bridge", "2026-10", "CC-1").exit()).isEqualTo(2);
    }
}
