package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** A statement from estimate to final to revised, while the world around it changes. */
class StatementLifeTest extends ServiceTest {

    private static final String PERIOD = WorkedMonth.PERIOD;
    private static final String STATEMENT = "/periods/" + PERIOD + "/statements/CC-4100";
    private static final List<String> FORMS = List.of(".json", ".csv", ".html", ".pdf", ".xlsx");

    @Test
    void an_old_statement_keeps_its_bytes_and_a_bridge_explains_the_new_one()
            throws IOException, InterruptedException {
        var company = new Company(service());
        WorkedMonth.deliver(company);
        company.chargeback(PERIOD, WorkedMonth.POLICY);
        var unbudgeted = statement(company, "");
        budget(company, "2026-09", "400");
        var estimate = statement(company, "");
        assertThat(estimate.get("status").asString()).isEqualTo("ESTIMATE");
        assertThat(estimate.get("contentHash")).isEqualTo(unbudgeted.get("contentHash"));
        expectBudget(estimate, "400", "1600");
        assertThat(estimate.get("budget").get("variancePercent").asString()).isEqualTo("-1.64");
        company.close(PERIOD);
        var closed = statement(company, "");
        expectContent(closed);
        assertThat(closed.get("status").asString()).isEqualTo("FINAL");
        assertThat(closed.get("contentHash")).isEqualTo(estimate.get("contentHash"));
        var asOf = "?asOf=" + closed.get("asOf").asLong();
        var printed = printed(company, asOf);
        var between = "?asOf=" + (closed.get("asOf").asLong() - 1);
        var unfinished = printed(company, between);
        assertThat(statement(company, between).get("status").asString()).isEqualTo("ESTIMATE");

        rename(company);
        budget(company, "2026-10", "300");
        assertThat(printed(company, "")).isEqualTo(printed);
        assertThat(printed(company, between)).isEqualTo(unfinished);
        expectMonth(statement(company, between).get("budget"), "400");
        expectBudget(statement(company, ""), "400", "1600");
        reopenWithAnotherBill(company);
        assertThat(statement(company, "").get("status").asString()).isEqualTo("ESTIMATE");
        expectBudget(statement(company, ""), "300", "1300");
        company.close(PERIOD);
        var revised = statement(company, "");
        assertThat(revised.get("status").asString()).isEqualTo("REVISED");
        assertThat(revised.get("revision").asInt()).isEqualTo(2);
        assertThat(revised.get("name").asString()).isEqualTo("Payments and more");
        assertThat(printed(company, asOf)).isEqualTo(printed);
        expectBridge(company, closed, revised);
        expectBudgets(company);
        expectPages(company);
        expectPdf(revised);
        expectAll(company);
    }

    /** What a person downloads has every line and the total, with the name of the cost center. */
    private void expectPdf(JsonNode statement) throws IOException, InterruptedException {
        var file = bytes("/api/v1" + STATEMENT + ".pdf");
        try (var pdf = Loader.loadPDF(file)) {
            var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            for (var line : statement.get("lines")) {
                assertThat(text)
                        .contains(line.get("label").asString())
                        .contains(line.get("amount").get("amount").asString());
            }
            assertThat(text)
                    .contains("Payments and more", "REVISED", "INV-2026-10-1", "25.00 %")
                    .contains(statement.get("total").get("amount").asString() + " USD")
                    .contains(statement.get("contentHash").asString());
            draw(pdf);
        }
    }

    /** With {@code -Dstatement.pictures=DIRECTORY} its pages are drawn there. */
    private static void draw(PDDocument pdf) throws IOException {
        var directory = System.getProperty("statement.pictures");
        if (directory != null) {
            for (var page = 0; page < pdf.getNumberOfPages(); page++) {
                var file = Path.of(directory, "worked-month-" + (page + 1) + ".png").toFile();
                ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(page, 100), "png", file);
            }
        }
    }

    private void expectPages(Company company) throws IOException, InterruptedException {
        var page = "/statements/" + PERIOD + "/CC-4100";
        assertThat(company.auditor().get(STATEMENT + "?currency=EUR").body())
                .contains("nothing is posted for CC-4100 in 2026-10, in EUR");
        assertThat(new String(bytes(page + "?currency=EUR", 404), StandardCharsets.UTF_8))
                .contains("nothing is posted for CC-4100 in 2026-10, in EUR");
        assertThat(text(page)).contains("What changed since revision 1", "revised", ".pdf?");
        assertThat(text(page + "?view=restated"))
                .contains("Posted in " + PERIOD, "Adjusted later", "As posted");
        var bridge = company.auditor().get(STATEMENT + "/bridge?from=r1").ok();
        assertThat(text(page + "/bridge?from=r1"))
                .contains("Difference", "2026-10-000005", "/postings/2026-10-000005-0001")
                .contains(bridge.get("difference").get("amount").asString());
    }

    private void expectAll(Company company) {
        var all = "/periods/" + PERIOD + "/statements.csv";
        var sum =
                company.auditor()
                        .get(all, "*/*")
                        .body()
                        .lines()
                        .skip(1)
                        .map(row -> new BigDecimal(row.split(",", -1)[7]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var totals =
                company.totals(PERIOD).values().stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(totals);
        var accepted = "/periods/" + PERIOD + "/statements";
        assertThat(company.auditor().get(accepted, "text/csv").body())
                .isEqualTo(company.auditor().get(all, "*/*").body());
        var others = new LedgerClient(service(), "owner", "demo").get(all, "*/*");
        assertThat(others.body().lines()).hasSize(1);
    }

    private String text(String path) throws IOException, InterruptedException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) throws IOException, InterruptedException {
        return bytes(path, 200);
    }

    private byte[] bytes(String path, int status) throws IOException, InterruptedException {
        var login =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString("auditor:demo".getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(service().resolve(path))
                        .header("Authorization", login)
                        .header("Accept", "*/*")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            return answer.body();
        }
    }

    /** The bill has no discounts, and no list price of tax. */
    private static void expectSavings(JsonNode statement) {
        var savings = statement.get("savings");
        assertThat(savings.get("effectiveCost")).isEqualTo(statement.get("exact"));
        assertThat(
                        new BigDecimal(savings.get("listCost").asString())
                                .add(new BigDecimal(savings.get("other").asString())))
                .isEqualByComparingTo(statement.get("exact").asString());
        assertThat(savings.get("other").asString()).startsWith("23.51");
        assertThat(savings.get("negotiatedDiscounts").asString()).isEqualTo("0");
        assertThat(savings.get("commitmentDiscounts").asString()).isEqualTo("0");
    }

    private static void expectContent(JsonNode statement) {
        assertThat(statement.get("name").asString()).isEqualTo("Payments");
        assertThat(statement.get("owner").asString()).isEqualTo("payments-lead");
        var ingress =
                statement
                        .get("sharedCosts")
                        .valueStream()
                        .filter(one -> one.get("pool").asString().equals("ingress"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ingress.get("ownUnits").asString()).isEqualTo("1250000");
        assertThat(ingress.get("totalUnits").asString()).isEqualTo("5000000");
        assertThat(ingress.get("sharePercent").asString()).isEqualTo("25.00");
        assertThat(ingress.get("exact").asString()).isEqualTo("7.85398163375");
        expectSavings(statement);
        var parts =
                statement
                        .get("summary")
                        .valueStream()
                        .map(one -> new BigDecimal(one.get("amount").get("amount").asString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(parts).isEqualByComparingTo("393.44");
        assertThat(statement.get("policies").get(0).get("hash").asString()).hasSize(64);
        var delivery = statement.get("deliveries").get(0);
        assertThat(delivery.get("invoices").get(0).asString()).isEqualTo("INV-2026-10-1");
        assertThat(delivery.get("sha256").asString()).hasSize(64);
        assertThat(statement.get("anchor").get("hash").asString()).hasSize(64);
        assertThat(statement.toString()).doesNotContain("preparer", "postedAt", "importId");
    }

    /** From a month to the end of the year, decided by two persons. */
    private static void budget(Company company, String from, String amount) {
        company.approved(proposedBudget(company, from, amount, "USD").ok());
    }

    private static LedgerClient.Answer proposedBudget(
            Company company, String from, String amount, String currency) {
        var content =
                Map.of(
                        "costCenter",
                        "CC-4100",
                        "from",
                        from,
                        "amount",
                        amount,
                        "currency",
                        currency);
        return company.preparer()
                .post("/master-data-changes", Map.of("kind", "budget", "content", content));
    }

    private static void expectBudget(JsonNode statement, String month, String year) {
        var budget = statement.get("budget");
        var total = amount(statement, "total");
        expectMonth(budget, month);
        assertThat(amount(budget, "variance")).isEqualTo(total.subtract(new BigDecimal(month)));
        assertThat(amount(budget, "remaining")).isEqualTo(new BigDecimal(year).subtract(total));
        assertThat(budget.get("yearToDate").get("from").asString()).isEqualTo("2026-09");
        assertThat(budget.get("yearToDate").get("actual")).isEqualTo(statement.get("total"));
    }

    private static void expectMonth(JsonNode budget, String month) {
        assertThat(amount(budget, "budget")).isEqualByComparingTo(month);
    }

    private static BigDecimal amount(JsonNode json, String name) {
        return new BigDecimal(json.get(name).get("amount").asString());
    }

    private void expectBudgets(Company company) throws IOException, InterruptedException {
        var months = company.auditor().get("/budgets?year=2026&costCenter=CC-4100").ok();
        assertThat(months.get("items")).hasSize(4);
        assertThat(months.get("items").get(0).get("amount").get("amount").asString())
                .isEqualTo("400.00");
        assertThat(months.get("items").get(1).get("amount").get("amount").asString())
                .isEqualTo("300.00");
        var owner = new LedgerClient(service(), "owner", "demo").get("/budgets", "*/*");
        assertThat(owner.ok().get("items")).isEmpty();
        assertThat(proposedBudget(company, "2026-10", "300", "EUR").body())
                .contains("budget-currency");
        assertThat(proposedBudget(company, "2026-10", "300", "USD").body())
                .contains("nothing-changes");
        assertThat(text("/statements/" + PERIOD + "/CC-4100"))
                .contains("Remaining of the year", "EffectiveCost");
    }

    private static void rename(Company company) {
        company.entered(
                company.preparer()
                        .put(
                                "/cost-centers/CC-4100",
                                Map.of(
                                        "name", "Payments and more",
                                        "aliases", List.of("payments"),
                                        "glAccount", "610400",
                                        "legalEntity", "EX01",
                                        "owner", "somebody-else",
                                        "validFrom", "2026-01-01")));
    }

    private static void reopenWithAnotherBill(Company company) {
        company.preparer()
                .post("/periods/" + PERIOD + "/reopen", Map.of("reason", "a corrected invoice"))
                .ok();
        company.approver().post("/periods/" + PERIOD + "/reopen/approval", Map.of()).ok();
        var bill =
                SharedData.text("worked_month/bill-focus-1.2.csv")
                        .replace("212.33", "222.33")
                        .getBytes(StandardCharsets.UTF_8);
        company.accepted("focus", Map.of(), new Upload("bill.csv", bill));
        company.chargeback(PERIOD, WorkedMonth.POLICY);
    }

    private static void expectBridge(Company company, JsonNode from, JsonNode to) {
        var bridge = company.auditor().get(STATEMENT + "/bridge?from=r1&to=r2").ok();
        assertThat(bridge.get("from").get("total")).isEqualTo(from.get("total"));
        assertThat(bridge.get("to").get("total")).isEqualTo(to.get("total"));
        var causes = BigDecimal.ZERO;
        for (var line : bridge.get("lines")) {
            for (var cause : line.get("causes")) {
                assertThat(cause.get("kind").asString()).isEqualTo("TRUE_UP");
                causes = causes.add(new BigDecimal(cause.get("amount").get("amount").asString()));
            }
        }
        assertThat(causes)
                .isEqualByComparingTo(bridge.get("difference").get("amount").asString())
                .isNotZero();
        var rows = company.auditor().get(STATEMENT + "/bridge.csv?from=r1", "*/*").body();
        assertThat(rows).contains(",database,", "TRUE_UP");
        var page = "/periods/" + PERIOD + "/statements/CC-4100/bridge?from=r3";
        assertThat(company.auditor().get(page).status()).isEqualTo(404);
    }

    private static JsonNode statement(Company company, String query) {
        return company.auditor().get(STATEMENT + query).ok();
    }

    private static List<String> printed(Company company, String query) {
        var printed = new ArrayList<String>();
        for (var form : FORMS) {
            printed.add(company.auditor().get(STATEMENT + form + query, "*/*").body());
        }
        return printed;
    }
}
