package org.chargebackledger.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.ServedJournal;
import org.chargebackledger.api.journey.TestResource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A month from the register to the close, each request with a key, and what must hold then. */
final class MonthDrive {

    /** The parts of the month in which the service may be killed. */
    enum Stage {
        SET_UP,
        IMPORT,
        RUN,
        RESTATE,
        TRUE_UP,
        CLOSE
    }

    private static final String PERIOD = CrashMonth.PERIOD;
    private static final String AT = "/periods/" + PERIOD;
    private static final String ORDER = "{\"policy\":\"months\",\"kind\":\"chargeback\"}";

    private final RetryingUser preparer;
    private final RetryingUser approver;
    private final Consumer<Stage> begun;

    MonthDrive(URI service, Consumer<Stage> begun) {
        preparer = new RetryingUser(service, "preparer");
        approver = new RetryingUser(service, "approver");
        this.begun = begun;
    }

    /** Drives the month until it is closed. */
    void run() {
        begun.accept(Stage.SET_UP);
        setUp();
        begun.accept(Stage.IMPORT);
        var first = bill(CrashMonth.bill(false), "bill-1");
        accepted("usage-csv", CrashMonth.usage());
        accepted("node-csv", CrashMonth.nodes());
        accepted("namespace-labels", CrashMonth.labels());
        begun.accept(Stage.RUN);
        posted("run-1");
        begun.accept(Stage.RESTATE);
        var second = bill(CrashMonth.bill(true), "bill-2");
        assertThat(second.get("importId")).isNotEqualTo(first.get("importId"));
        begun.accept(Stage.TRUE_UP);
        posted("run-2");
        var again = preparer.deliver("focus", upload(CrashMonth.bill(true).csv()), "bill-2-again");
        assertThat(again.get("duplicate").asBoolean()).isTrue();
        assertThat(again.get("importId")).isEqualTo(second.get("importId"));
        begun.accept(Stage.CLOSE);
        preparer.post(AT + "/close", "{\"reason\":\"month end\"}");
        var closed = approver.post(AT + "/close/approval", "{}");
        assertThat(closed.get("status").asString()).isEqualTo("CLOSED");
    }

    private void setUp() {
        var mapper = JsonMapper.shared();
        for (var one : mapper.readTree(TestResource.text("random-month/cost-centers.json"))) {
            preparer.put("/cost-centers/" + one.get("code").asString(), one.toString());
        }
        var policy = "/policies/months/versions";
        var draft = preparer.post(policy, TestResource.text("random-month/policy.yaml"));
        assertThat(draft.get("version").asInt()).isEqualTo(1);
        preparer.post(policy + "/1/submission", "{}");
        approver.post(policy + "/1/approval", "{\"effectiveFrom\":\"" + PERIOD + "\"}");
    }

    private JsonNode bill(BillFile bill, String key) {
        var delivery = preparer.deliver("focus", upload(bill.csv()), key);
        assertThat(delivery.get("status").asString()).as("%s", delivery).isEqualTo("ACCEPTED");
        var totals = new TreeMap<String, BigDecimal>();
        var rows = 0L;
        for (var total : delivery.get("controlTotals")) {
            totals.put(
                    total.get("billingAccount").asString(),
                    new BigDecimal(total.get("billed").get("amount").asString()));
            rows += total.get("rows").asLong();
        }
        assertThat(rows).isEqualTo(bill.rows().size());
        assertThat(totals)
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .usingRecursiveComparison()
                .isEqualTo(bill.billed());
        return delivery;
    }

    private void accepted(String source, byte[] file) {
        var delivery = preparer.deliver(source, upload(file), source);
        assertThat(delivery.get("status").asString()).as("%s", delivery).isEqualTo("ACCEPTED");
    }

    private void posted(String key) {
        var run = preparer.run(PERIOD, ORDER, key);
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
    }

    private static Upload upload(byte[] content) {
        return new Upload("delivery.csv", content);
    }

    /** Nothing is lost, doubled or unbalanced. */
    void check() {
        assertThat(preparer.get("/imports").get("items").size()).isEqualTo(5);
        assertThat(preparer.get(AT + "/runs").get("items").size()).isEqualTo(2);
        assertThat(preparer.get("/policies/months/versions").get("items").size()).isEqualTo(1);
        var period = preparer.get(AT);
        assertThat(period.get("closes").size()).isEqualTo(1);
        assertThat(ServedJournal.check(entries(), PERIOD, 1))
                .isEqualTo(period.get("head").asString())
                .isEqualTo(period.get("closes").get(0).get("head").asString());
        var balance = preparer.get(AT + "/trial-balance");
        assertThat(balance.get("difference").get("amount").asString()).isEqualTo("0.00");
        var reconciliation = preparer.get(AT + "/reconciliation");
        assertThat(reconciliation.get("reconciled").asBoolean()).isTrue();
        var billed = CrashMonth.bill(true).billed();
        assertThat(reconciliation.get("accounts").size()).isEqualTo(billed.size());
        for (var account : reconciliation.get("accounts")) {
            assertThat(new BigDecimal(account.get("billedExact").asString()))
                    .isEqualByComparingTo(billed.get(account.get("billingAccount").asString()));
            assertThat(account.get("difference").get("amount").asString()).isEqualTo("0.00");
        }
    }

    private List<JsonNode> entries() {
        return preparer.lines(AT + "/journal-entries").stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    /** What is posted, without when it was and the hashes that depend on it. */
    List<String> content() {
        return entries().stream()
                .map(entry ->
                        ((ObjectNode) entry)
                                .remove(List.of("postedAt", "hash", "previousHash"))
                                .toString())
                .toList();
    }
}
