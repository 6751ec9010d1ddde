package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.ServedJournal;
import org.chargebackledger.api.journey.TestResource;
import org.chargebackledger.ledger.register.CostCenter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** A book of its own in a running service, and one month in it. */
final class RandomBook {

    static final String PERIOD = "2026-09";

    private static final String AT = "/periods/" + PERIOD;
    private static final Map<String, String> ORDER =
            Map.of("policy", "months", "kind", "chargeback");

    private final Company company;
    private final String name;

    RandomBook(Company company, String name) {
        this.company = company;
        this.name = name;
    }

    /** A path in this book. */
    String in(String path) {
        return path + (path.contains("?") ? "&" : "?") + "book=" + name;
    }

    String name() {
        return name;
    }

    LedgerClient preparer() {
        return company.preparer();
    }

    LedgerClient approver() {
        return company.approver();
    }

    void entered(Answer answer) {
        company.entered(answer);
    }

    void setUp() {
        preparer().put(in(AT), Map.of()).ok();
        var costCenters = TestResource.text("random-month/cost-centers.json");
        for (var one : JsonMapper.shared().readTree(costCenters)) {
            var path = "/cost-centers/" + one.get("code").asString();
            preparer().put(in(path), one.toString()).ok();
        }
        adopt(TestResource.text("random-month/policy.yaml"), 1);
    }

    void adopt(String text, int version) {
        adopt("months", text, version);
    }

    void adopt(String policy, String text, int version) {
        var path = "/policies/" + policy + "/versions";
        var yaml = Map.of("Content-Type", "application/yaml");
        var draft = preparer().send("POST", in(path), yaml, text).ok();
        assertThat(draft.get("version").asInt()).isEqualTo(version);
        preparer().post(in(path + "/" + version + "/submission"), Map.of()).ok();
        var from = Map.of("effectiveFrom", PERIOD);
        approver().post(in(path + "/" + version + "/approval"), from).ok();
    }

    void readings(String source, String csv) {
        assertThat(deliver(source, csv.getBytes(StandardCharsets.UTF_8)).get("status").asString())
                .isEqualTo("ACCEPTED");
    }

    /** Delivers a bill and gives what became of it; a held one is accepted by somebody else. */
    JsonNode bill(BillFile bill) {
        var delivery = deliver("focus", bill.csv());
        if (delivery.get("status").asString().equals("HELD")) {
            var path = "/imports/" + delivery.get("importId").asString();
            var reason =
                    Map.of(
                            "reason",
                            "the provider confirmed it",
                            "contentHash",
                            delivery.get("contentHash").asString());
            assertThat(preparer().post(in(path + "/acceptance"), reason).status()).isEqualTo(403);
            approver().post(in(path + "/acceptance"), reason).ok();
            return preparer().get(path).ok();
        }
        return delivery;
    }

    JsonNode deliver(String source, byte[] csv) {
        var staged = upload(source, csv).ok();
        var path = "/imports/" + staged.get("importId").asString();
        var settled = preparer().settled(path, Set.of("STAGED"));
        return staged.get("duplicate").asBoolean() ? staged : settled;
    }

    private Answer upload(String source, byte[] csv) {
        var files = List.of(new Upload("delivery.csv", csv));
        return preparer().upload(in("/imports"), source, Map.of(), files, Map.of());
    }

    JsonNode run() {
        return decided(order().ok());
    }

    /** A run that is ordered, once it is posted or has failed. */
    JsonNode decided(JsonNode ordered) {
        return preparer()
                .settled(
                        AT + "/runs/" + ordered.get("runId").asString(),
                        Set.of("RUNNING", "COMPUTED", "POSTING"));
    }

    Answer order() {
        return preparer().post(in(AT + "/runs"), ORDER);
    }

    /** Proposes that the month be charged by another version. */
    Answer proposeAdoption(int version) {
        var proposal =
                Map.of(
                        "policy",
                        "months",
                        "version",
                        version,
                        "periods",
                        List.of(PERIOD),
                        "reason",
                        "it was shared wrongly");
        return preparer().post(in("/adoptions"), proposal);
    }

    Answer approveAdoption(JsonNode proposal) {
        var path = "/adoptions/" + proposal.get("adoptionId").asString() + "/approval";
        var hash = Map.of("contentHash", proposal.get("contentHash").asString());
        return approver().post(in(path), hash);
    }

    /** An approved adoption, once it is posted or has failed. */
    JsonNode carriedOut(JsonNode adoption) {
        var path = "/adoptions/" + adoption.get("adoptionId").asString();
        return preparer().settled(path, Set.of("APPROVED"));
    }

    Answer proposeClose() {
        return preparer().post(in(AT + "/close"), Map.of("reason", "month end"));
    }

    Answer approveClose(LedgerClient by) {
        return by.post(in(AT + "/close/approval"), Map.of());
    }

    JsonNode get(String path) {
        return company.auditor().get(in(AT + path)).ok();
    }

    List<JsonNode> entries() {
        return journal()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private String journal() {
        var path = in(AT + "/journal-entries");
        return company.auditor().get(path, "application/x-ndjson").body();
    }

    /** Everything the month has posted and states, byte for byte. */
    List<String> printed() {
        var printed = new ArrayList<String>();
        printed.add(journal());
        for (var statement : get("/statements").get("items")) {
            var path = in(AT + "/statements/" + statement.get("costCenter").asString());
            printed.add(company.auditor().get(path, "application/json").body());
            printed.add(company.auditor().get(path, "text/csv").body());
        }
        return printed;
    }

    /** Balance, chain and numbers: at any time. */
    void checkJournal() {
        ServedJournal.check(entries(), name + "-" + PERIOD, 1);
        assertThat(amount(get("/trial-balance").get("difference"))).isZero();
    }

    /** Bill = ledger per source account, and statements = what is allocated: after a run. */
    void checkConservation(Map<String, BillFile> bills) {
        var reconciliation = get("/reconciliation");
        assertThat(reconciliation.get("reconciled").asBoolean()).as("%s", reconciliation).isTrue();
        assertThat(reconciliation.get("accounts").size()).isEqualTo(bills.size());
        var allocated = BigDecimal.ZERO;
        for (var account : reconciliation.get("accounts")) {
            var bill = bills.get(account.get("billingAccount").asString());
            var exact =
                    Objects.requireNonNull(bill).billed().values().stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(new BigDecimal(account.get("billedExact").asString()))
                    .isEqualByComparingTo(exact);
            var parts = amount(account.get("allocated"));
            allocated = allocated.add(parts);
            for (var part :
                    List.of("prepaid", "recoverableTax", "suspense", "rateVariance", "rounding")) {
                parts = parts.add(amount(account.get(part)));
            }
            assertThat(parts).isEqualByComparingTo(exact.setScale(2, RoundingMode.HALF_UP));
        }
        var stated = BigDecimal.ZERO;
        for (var statement : get("/statements").get("items")) {
            stated = stated.add(amount(statement.get("total")));
        }
        assertThat(stated).isEqualByComparingTo(allocated);
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.get("amount").asString());
    }

    /** The rows as a file, at times in e-notation. */
    static byte[] csv(Random random, BillFile bill) {
        return random.nextInt(3) == 0
                ? bill.csv(amount -> amount.unscaledValue() + "e-" + amount.scale())
                : bill.csv();
    }

    /** The search team under another name. */
    static CostCenter search(String team) {
        return new CostCenter(
                "CC-2200",
                team,
                List.of("search"),
                "610400",
                "EX01",
                "search-lead",
                LocalDate.of(2020, 1, 1),
                null,
                null);
    }
}
