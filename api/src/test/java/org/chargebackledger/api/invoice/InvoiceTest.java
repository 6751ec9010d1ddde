package org.chargebackledger.api.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;
import org.chargebackledger.api.journey.WorkedMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The worked month's invoice: 751.404383324 by its lines, printed in several ways. The steps build
 * on each other, in the order of their names.
 */
@TestMethodOrder(MethodName.class)
class InvoiceTest extends ServiceTest {

    private static final String MONTH = WorkedMonth.PERIOD;
    private static final String NEXT = "2026-11";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Company company;

    @BeforeEach
    void enter() {
        company = new Company(service());
    }

    @Test
    void a_whoever_keeps_no_invoices_is_not_asked_for_them_but_told_what_to_expect() {
        WorkedMonth.deliver(company);
        company.preparer().put("/periods/" + MONTH, Map.of()).ok();
        assertThat(checklist(MONTH)).isEqualTo("true: no invoices are kept");
        var expected = company.auditor().get("/invoices/expected?period=" + MONTH).ok();
        assertThat(expected.get("items").size()).isEqualTo(1);
        var one = expected.get("items").get(0);
        assertThat(one.get("invoiceId").asString()).isEqualTo("INV-2026-10-1");
        assertThat(one.get("exact").asString()).isEqualTo("751.404383324");
        assertThat(one.get("billed").get("amount").asString()).isEqualTo("751.40");
        assertThat(one.get("rows").asInt()).isEqualTo(11);
    }

    @Test
    void b_a_rounding_is_posted_with_the_run_and_bill_and_ledger_stay_equal() {
        var entered = enter("751.41", null).ok();
        assertThat(entered.get("state").asString()).isEqualTo("WITHIN");
        assertThat(entered.get("difference").asString()).isEqualTo("0.005616676");
        assertThat(entered.get("tolerance").asString()).isEqualTo("0.055");
        assertThat(entered.get("sourceAccount").get("invoiceIssuer").asString())
                .isEqualTo("Example Cloud");
        assertThat(entered.get("entries").size()).isZero();
        company.chargeback(MONTH, WorkedMonth.POLICY);
        var entry = company.entries(MONTH).getLast();
        assertThat(entry.get("kind").asString()).isEqualTo("INVOICE_ROUNDING");
        assertThat(entry.get("invoice").get("revision").asInt()).isEqualTo(1);
        assertThat(entry.get("actor").asString()).isEqualTo("preparer");
        assertThat(entry.get("postings").get(0).get("account").asString())
                .isEqualTo("invoice-rounding");
        assertThat(entry.get("postings").get(0).get("debit").get("amount").asString())
                .isEqualTo("0.01");
        assertThat(clearing()).isEqualTo("-751.41");
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "393.44");
        assertReconciled();
        var entries = company.entries(MONTH).size();
        company.chargeback(MONTH, WorkedMonth.POLICY);
        assertThat(company.entries(MONTH)).hasSize(entries);
        assertThat(checklist(MONTH)).isEqualTo("true: 1 invoices, nothing open");
    }

    @Test
    void c_a_correction_gives_a_reason_and_posts_the_difference_of_the_differences() {
        assertThat(refusal(enter("751.40", null), 409)).endsWith("invoice-differs");
        var corrected = enter("751.40", "misread").ok();
        assertThat(corrected.get("state").asString()).isEqualTo("MATCHED");
        assertThat(corrected.get("revision").asInt()).isEqualTo(2);
        var posted = withEntries(corrected, 2);
        assertThat(posted.get("revisions").size()).isEqualTo(2);
        assertThat(clearing()).isEqualTo("-751.40");
        var entry = company.entries(MONTH).getLast();
        assertThat(entry.get("postings").get(0).get("credit").get("amount").asString())
                .isEqualTo("0.01");
        var why =
                company.auditor()
                        .get(
                                "/postings/"
                                        + entry.get("postings").get(0).get("id").asString()
                                        + "/explanation")
                        .ok();
        assertThat(why.get("sentence").asString()).startsWith("Rounding of invoice/main/");
        var number = entry.get("number").asString();
        assertThat(
                        refusal(
                                company.preparer()
                                        .post(
                                                "/journal-entries/" + number + "/reversal",
                                                Map.of("reason", "ERROR")),
                                409))
                .endsWith("invoice-decides");
    }

    @Test
    void d_an_exception_stops_the_close_until_a_second_person_accepts_it() {
        var exception = enter("760.00", "the second page").ok();
        assertThat(exception.get("state").asString()).isEqualTo("EXCEPTION");
        assertThat(exception.get("rounding").get("amount").asString()).isEqualTo("0.00");
        var path = "/invoices/" + exception.get("id").asString() + "/acceptance";
        var close =
                company.preparer()
                        .post("/periods/" + MONTH + "/close", Map.of("reason", "month end"));
        assertThat(close.status()).isEqualTo(409);
        assertThat(close.body()).contains("invoices-matched", "INV-2026-10-1", "760.00");
        assertThat(refusal(company.preparer().post(path, Map.of("reason", " ")), 422))
                .endsWith("reason-missing");
        var proposed = company.preparer().post(path, Map.of("reason", "support comes later")).ok();
        var hash = proposed.get("acceptance").get("contentHash").asString();
        assertThat(company.preparer().post(path + "/approval", hash(hash)).status()).isEqualTo(403);
        assertThat(refusal(company.approver().post(path + "/approval", hash("0".repeat(64))), 409))
                .endsWith("content-differs");
        var accepted = company.approver().post(path + "/approval", hash(hash)).ok();
        assertThat(accepted.get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(accepted.get("acceptance").get("approvedBy").asString()).isEqualTo("approver");
        assertThat(checklist(MONTH))
                .startsWith("true: 1 invoices, nothing open; in clearing: 2026-10, INV-2026-10-1");
        assertThat(refusal(company.preparer().post(path, Map.of("reason", "again")), 409))
                .endsWith("nothing-to-accept");
        var accepteds = company.auditor().get("/invoices?state=ACCEPTED").ok();
        assertThat(accepteds.get("items").size()).isEqualTo(1);
        assertThat(company.auditor().get("/invoices?state=EXCEPTION").ok().get("items").size())
                .isZero();
    }

    @Test
    void e_another_bill_takes_the_acceptance_back() {
        var bill = SharedData.text("worked_month/bill-focus-1.2.csv").replace("212.33", "213.33");
        company.accepted(
                "focus", Map.of(), new Upload("again.csv", bill.getBytes(StandardCharsets.UTF_8)));
        company.chargeback(MONTH, WorkedMonth.POLICY);
        var known = company.auditor().get("/invoices?period=" + MONTH).ok().get("items").get(0);
        assertThat(known.get("state").asString()).isEqualTo("EXCEPTION");
        assertThat(known.get("acceptance").get("holds").asBoolean()).isFalse();
        assertThat(known.get("exact").asString()).isEqualTo("752.404383324");
        assertThat(checklist(MONTH)).startsWith("false");
        withEntries(enter("752.41", "the invoice came again").ok(), 3);
        assertThat(clearing()).isEqualTo("-752.41");
        assertReconciled();
        company.close(MONTH);
    }

    @Test
    void f_a_closed_month_is_rounded_in_the_next_open_one() {
        var entries = company.entries(MONTH).size();
        company.preparer().put("/periods/" + NEXT, Map.of()).ok();
        withEntries(enter("752.40", "misread").ok(), 4);
        assertThat(company.entries(MONTH)).hasSize(entries);
        var late = company.entries(NEXT).getFirst();
        assertThat(late.get("kind").asString()).isEqualTo("INVOICE_ROUNDING");
        assertThat(late.get("originPeriod").asString()).isEqualTo(MONTH);
        assertThat(late.get("postings").get(0).get("credit").get("amount").asString())
                .isEqualTo("0.01");
    }

    @Test
    void g_a_file_is_taken_whole_or_refused_with_every_place() {
        var header = "provider,billing_account,currency,invoice_id,issue_date,billing_period,total";
        var october = "Example Cloud,111122223333,USD,INV-2026-10-1,2026-11-03,2026-10,752.40\n";
        var bad =
                header
                        + "\n"
                        + october
                        + "Example Cloud,111122223333,USD,INV-2,3.11.2026,2026-11,\n"
                        + "Example Cloud,111122223333,USD,INV-2,2026-12-03,2026-11,1.001\n"
                        + "Example Cloud,9,USD,INV-3,2026-12-03,2026-11,\"1.00\"\n";
        var refused = upload(bad);
        assertThat(refusal(refused, 422)).endsWith("invoices-rejected");
        assertThat(refused.body())
                .contains(
                        "invoices.csv:3 issue_date: '3.11.2026' is no day",
                        "invoices.csv:4 total: '1.001' is no amount of USD",
                        "invoices.csv:5 billing_account: 0 source accounts");
        assertThat(company.auditor().get("/invoices").ok().get("items").size()).isEqualTo(1);

        var good =
                header
                        + "\n"
                        + october
                        + "Example Cloud,111122223333,USD,\"INV/2,"
                        + " part\",2026-12-03,2026-11,9.00\n";
        var taken = upload(good).ok();
        assertThat(taken.get("recorded").asInt()).isEqualTo(1);
        assertThat(taken.get("unchanged").asInt()).isEqualTo(1);
        assertThat(upload(good).ok().get("unchanged").asInt()).isEqualTo(2);
        var id = taken.get("invoices").get(1).asString();
        var one = company.auditor().get("/invoices/" + id).ok();
        assertThat(one.get("state").asString()).isEqualTo("UNMATCHED");
        assertThat(one.get("origin").asString()).isEqualTo("FILE");
        assertThat(one.get("invoiceId").asString()).isEqualTo("INV/2, part");
        assertThat(checklist(NEXT)).startsWith("false: INV/2, part of Example Cloud");
        var first = company.auditor().get("/invoices?limit=1").ok();
        assertThat(first.get("items").size()).isEqualTo(1);
        var second =
                company.auditor()
                        .get("/invoices?limit=1&cursor=" + first.get("nextCursor").asString());
        assertThat(second.ok().get("items").get(0).get("id").asString()).isEqualTo(id);
    }

    @Test
    void h_the_page_shows_what_is_printed_to_those_who_see_everything() throws Exception {
        var page = page("auditor");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("INV-2026-10-1", "752.40 USD", "752.404383324");
        assertThat(page("owner").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> page(String user) throws Exception {
        var login = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service().resolve("/periods/" + MONTH + "/invoices"))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(login))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void i_the_only_invoice_of_a_month_is_compared_with_lines_that_carry_no_id() {
        var bill =
                SharedData.text("worked_month/bill-focus-1.2.csv")
                        .replace("2026-11-01T", "2026-12-01T")
                        .replace("2026-10-01T", "2026-11-01T")
                        .replace("INV-2026-10-1", "");
        company.accepted(
                "focus", Map.of(), new Upload("next.csv", bill.getBytes(StandardCharsets.UTF_8)));
        var one = company.auditor().get("/invoices?period=" + NEXT).ok().get("items").get(0);
        assertThat(one.get("state").asString()).isEqualTo("EXCEPTION");
        assertThat(one.get("exact").asString()).isEqualTo("751.404383324");
        var expected = company.auditor().get("/invoices/expected?period=" + NEXT).ok();
        assertThat(expected.get("items").size()).isZero();
        assertThat(checklist(NEXT)).startsWith("false: INV/2, part of Example Cloud");
    }

    @Test
    void j_a_focus_dataset_is_recorded_as_the_invoices_that_its_rows_are_of() {
        var header =
                "InvoiceDetailId,InvoiceId,InvoiceIssuerName,BillingAccountId,BillingCurrency,"
                        + "BillingPeriodStart,ChargeCategory,InvoiceIssueDate,InvoiceIssueStatus,"
                        + "BilledCost\n";
        var row =
                "%s,%s,Example Cloud,111122223333,USD,2026-11-01T00:00:00Z,Usage,"
                        + "2026-12-03T00:00:00Z,%s,%s\n";
        var file =
                header
                        + row.formatted("1", "INV-2026-11-9", "Issued", "700.004")
                        + row.formatted("2", "INV-2026-11-9", "Issued", "51.396")
                        + row.formatted("1", "INV-2026-11-10", "Open", "1.00");
        var imported = upload(file).ok();
        assertThat(imported.get("recorded").asInt()).as("%s", imported).isEqualTo(1);
        assertThat(imported.get("skipped").asInt()).isEqualTo(1);
        var path = "/invoices/" + imported.get("invoices").get(0).asString();
        var one = company.auditor().get(path);
        for (var until = Instant.now().plus(PATIENCE); one.status() == 404; ) {
            assertThat(Instant.now()).isBefore(until);
            pause();
            one = company.auditor().get(path);
        }
        assertThat(one.ok().get("total").get("amount").asString()).isEqualTo("751.40");
        assertThat(one.ok().get("origin").asString()).isEqualTo("INVOICE_DETAIL");
        assertThat(upload(file).ok().get("unchanged").asInt()).isEqualTo(1);
    }

    private Answer enter(String total, @Nullable String reason) {
        var body = new HashMap<String, Object>();
        body.put("provider", "Example Cloud");
        body.put("billingAccount", "111122223333");
        body.put("invoiceId", "INV-2026-10-1");
        body.put("issueDate", "2026-11-03");
        body.put("billingPeriod", MONTH);
        body.put("total", Map.of("amount", total, "currency", "USD"));
        if (reason != null) {
            body.put("reason", reason);
        }
        return company.preparer().post("/invoices", body);
    }

    private Answer upload(String csv) {
        return company.preparer()
                .upload(
                        "/invoices/imports",
                        "invoices-csv",
                        Map.of(),
                        List.of(new Upload("invoices.csv", csv.getBytes(StandardCharsets.UTF_8))),
                        Map.of());
    }

    /** The invoice once so many entries round it. */
    private JsonNode withEntries(JsonNode invoice, int count) {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            var now = company.auditor().get("/invoices/" + invoice.get("id").asString()).ok();
            if (now.get("entries").size() == count) {
                return now;
            }
            assertThat(Instant.now()).as("%s", now).isBefore(until);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String clearing() {
        var balance = company.auditor().get("/periods/" + MONTH + "/trial-balance").ok();
        for (var account : balance.get("rows")) {
            if (account.get("account").asString().startsWith("clearing:")) {
                return account.get("balance").get("amount").asString();
            }
        }
        throw new AssertionError(balance.toString());
    }

    private String checklist(String period) {
        for (var item : company.auditor().get("/periods/" + period).ok().get("checklist")) {
            if (item.get("check").asString().equals("invoices-matched")) {
                return item.get("met").asBoolean() + ": " + item.get("detail").asString();
            }
        }
        throw new AssertionError("no invoices-matched");
    }

    private void assertReconciled() {
        var reconciliation = company.auditor().get("/periods/" + MONTH + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).as("%s", reconciliation).isTrue();
        var balance = company.auditor().get("/periods/" + MONTH + "/trial-balance").ok();
        assertThat(balance.get("difference").get("amount").asString()).isEqualTo("0.00");
    }

    private static Map<String, String> hash(String hash) {
        return Map.of("contentHash", hash);
    }

    private static String refusal(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("type").asString();
    }
}
