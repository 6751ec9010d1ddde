package org.chargebackledger.api.masterdata;

import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;
import org.chargebackledger.api.journey.WorkedMonth;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Everything by which money can move, as one person proposes it; each number another content. */
final class Proposals {

    private static final String MONTH = WorkedMonth.PERIOD;
    private static final String POLICY = "/policies/" + WorkedMonth.POLICY + "/versions";

    private final LedgerClient by;
    private final Company company;

    Proposals(LedgerClient by, Company company) {
        this.by = by;
        this.company = company;
    }

    /** Those of which two can wait at a time, in an order in which each can be carried out. */
    Map<String, IntFunction<Decision>> twice() {
        var all = new LinkedHashMap<String, IntFunction<Decision>>();
        all.put("manual adjustment", n -> adjustment("MANUAL", "MAPPING", n));
        all.put("write-off", n -> adjustment("WRITE_OFF", "ERROR", n));
        all.put("accrual", this::accrual);
        all.put("opening balance", this::opening);
        all.put("cost center", this::costCenter);
        all.put("policy version", this::policyVersion);
        return all;
    }

    /** Those of which one can wait at a time. */
    Map<String, IntFunction<Decision>> once() {
        var all = new LinkedHashMap<String, IntFunction<Decision>>();
        all.put("outcome of a dispute", n -> outcome());
        all.put("acceptance of an invoice", n -> invoice());
        all.put("adoption", n -> adoption());
        return all;
    }

    Decision transition(String what) {
        var path = "/periods/" + MONTH + "/" + what;
        var period = by.post(path, Map.of("reason", "month end")).ok();
        return Decision.hashed(path, period.get("proposal"), null);
    }

    Map<String, Object> move(String kind, String reason, String amount) {
        var body = of(kind);
        body.put("reason", reason);
        body.put("lines", List.of(line("CC-4100", "-" + amount), line("CC-4200", amount)));
        return body;
    }

    /** A bill with fewer lines than the one before. */
    Decision heldBill() {
        var lines = SharedData.text("worked_month/bill-focus-1.2.csv").lines().toList();
        var some = String.join("\n", lines.subList(0, lines.size() - 2)) + "\n";
        var file = new Upload("bill.csv", some.getBytes(StandardCharsets.UTF_8));
        var held = by.deliver("focus", Map.of(), List.of(file));
        var path = "/imports/" + held.get("importId").asString();
        var content = new LinkedHashMap<String, Object>();
        content.put("reason", "the provider confirmed it");
        content.put("contentHash", held.get("contentHash").asString());
        var other = new LinkedHashMap<>(content);
        other.put("contentHash", Decision.OTHER);
        return new Decision(path + "/acceptance", content, other, "content-differs", null);
    }

    private Decision adjustment(String kind, String reason, int number) {
        return Decision.adjustment(propose(move(kind, reason, number + ".00")));
    }

    private Decision accrual(int number) {
        var body = of("ACCRUAL");
        body.put("basis", Map.of("source", "September", "method", "as much"));
        body.put("lines", List.of(line("CC-4100", number + ".00")));
        return Decision.adjustment(propose(body));
    }

    private Decision opening(int number) {
        var body = of("OPENING_BALANCE");
        body.put("opening", Map.of("commitmentId", "sp-" + number, "amount", "100.005"));
        return Decision.adjustment(propose(body));
    }

    private JsonNode propose(Map<String, Object> body) {
        return by.post("/adjustments", body).ok();
    }

    private Decision costCenter(int number) {
        var record =
                Map.of(
                        "name", "New " + number,
                        "glAccount", "610400",
                        "legalEntity", "EX01",
                        "owner", "new-lead",
                        "validFrom", "2026-01-01");
        return Decision.change(by.put("/cost-centers/CC-5000", record).ok());
    }

    private Decision policyVersion(int number) {
        var version = submitted(40 + number, 40 - number);
        var content = new LinkedHashMap<String, Object>();
        content.put("effectiveFrom", "2027-01");
        var hash = by.get(POLICY + "/" + version).ok().get("hash").asString();
        content.put("hash", hash);
        var other = new LinkedHashMap<>(content);
        other.put("hash", Decision.OTHER);
        return new Decision(
                POLICY + "/" + version + "/approval", content, other, "policy-hash-differs", null);
    }

    private int submitted(int payments, int search) {
        var text =
                SharedData.text("worked_month/policy.yaml")
                        .replace(
                                "CC-4100: \"50\", CC-4200: \"30\", CC-4300: \"20\"",
                                "CC-4100: \"%d\", CC-4200: \"%d\", CC-4300: \"20\""
                                        .formatted(payments, search));
        var yaml = Map.of("Content-Type", "application/yaml");
        var version = by.send("POST", POLICY, yaml, text).ok().get("version").asInt();
        by.post(POLICY + "/" + version + "/submission", Map.of()).ok();
        return version;
    }

    private Decision outcome() {
        var posting =
                company.entries(MONTH).stream()
                        .flatMap(entry -> entry.get("postings").valueStream())
                        .filter(one -> one.path("costCenter").asString("").equals("CC-4100"))
                        .filter(one -> one.has("debit"))
                        .findFirst()
                        .orElseThrow();
        var raised =
                company.preparer()
                        .post(
                                "/disputes",
                                Map.of(
                                        "posting", posting.get("id").asString(),
                                        "amount", usd("1.00"),
                                        "reason", "not ours"))
                        .ok();
        var path = "/disputes/" + raised.get("disputeId").asString() + "/outcome";
        var dispute = by.post(path, Map.of("amount", usd("1.00"), "memo", "ordered by IT")).ok();
        var adjustment = dispute.get("outcomes").get(0);
        var id = adjustment.get("adjustmentId").asString();
        return Decision.adjustment(company.auditor().get("/adjustments/" + id).ok());
    }

    private Decision invoice() {
        var body = new HashMap<String, Object>();
        body.put("provider", "Example Cloud");
        body.put("billingAccount", "111122223333");
        body.put("invoiceId", "INV-2026-10-1");
        body.put("issueDate", "2026-11-03");
        body.put("billingPeriod", MONTH);
        body.put("total", usd("760.00"));
        var recorded = by.post("/invoices", body).ok();
        var path = "/invoices/" + recorded.get("id").asString() + "/acceptance";
        var proposed = by.post(path, Map.of("reason", "support comes later")).ok();
        return Decision.hashed(path, proposed.get("acceptance"), null);
    }

    private Decision adoption() {
        var version = submitted(60, 20);
        var from = Map.of("effectiveFrom", "2027-02");
        company.approver().post(POLICY + "/" + version + "/approval", from).ok();
        var order =
                Map.of(
                        "policy",
                        WorkedMonth.POLICY,
                        "version",
                        version,
                        "periods",
                        List.of(MONTH),
                        "reason",
                        "support was shared wrongly");
        var proposal = by.post("/adoptions", order).ok();
        var path = "/adoptions/" + proposal.get("adoptionId").asString();
        return Decision.hashed(path, proposal, path);
    }

    private static Map<String, Object> of(String kind) {
        var body = new HashMap<String, Object>();
        body.put("kind", kind);
        body.put("period", MONTH);
        body.put(
                "sourceAccount",
                Map.of("provider", "Example Cloud", "billingAccount", "111122223333"));
        body.put("memo", "two persons say so");
        return body;
    }

    private static Map<String, Object> line(String costCenter, String amount) {
        return Map.of("costCenter", costCenter, "amount", usd(amount));
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }
}
