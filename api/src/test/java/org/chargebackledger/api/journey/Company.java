package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.LedgerClient.Upload;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The people of a company at a running service, and what they do every month. */
public final class Company {

    private final LedgerClient preparer;
    private final LedgerClient approver;
    private final LedgerClient auditor;
    private final LedgerClient erp;

    /** With the demo's users and password. */
    public Company(URI service) {
        preparer = new LedgerClient(service, "preparer", "demo");
        approver = new LedgerClient(service, "approver", "demo");
        auditor = new LedgerClient(service, "auditor", "demo");
        erp = new LedgerClient(service, "erp", "demo");
    }

    public LedgerClient preparer() {
        return preparer;
    }

    public LedgerClient approver() {
        return approver;
    }

    public LedgerClient auditor() {
        return auditor;
    }

    public LedgerClient erp() {
        return erp;
    }

    /** Enters all cost centers of a JSON array. */
    public void register(String costCenters) {
        for (var costCenter : JsonMapper.shared().readTree(costCenters)) {
            var code = costCenter.get("code").asString();
            preparer.put("/cost-centers/" + code, costCenter.toString()).ok();
        }
    }

    /** A record that was entered, after a second person approved it where one has to. */
    public JsonNode entered(LedgerClient.Answer answer) {
        var entered = answer.ok();
        return answer.status() == 202 ? approved(entered) : entered;
    }

    /** Approves a change of master data that somebody proposed. */
    public JsonNode approved(JsonNode change) {
        var path = "/master-data-changes/" + change.get("changeId").asString() + "/approval";
        var hash = Map.of("contentHash", change.get("contentHash").asString());
        var approved = approver.post(path, hash).ok();
        assertThat(approved.get("status").asString()).isNotEqualTo("FAILED");
        return approved;
    }

    /** Drafts, submits and approves a policy from a period on; the approved version. */
    public int adopt(String policy, String text, String effectiveFrom) {
        var draft =
                preparer.send(
                                "POST",
                                "/policies/" + policy + "/versions",
                                Map.of("Content-Type", "application/yaml"),
                                text)
                        .ok();
        var version = draft.get("version").asInt();
        var path = "/policies/" + policy + "/versions/" + version;
        preparer.post(path + "/submission", Map.of()).ok();
        var approved = approver.post(path + "/approval", Map.of("effectiveFrom", effectiveFrom));
        assertThat(approved.ok().get("status").asString()).isEqualTo("APPROVED");
        return version;
    }

    /** Delivers one file and expects it to be accepted. */
    public JsonNode accepted(String source, Map<String, String> fields, Upload... files) {
        var delivery = preparer.deliver(source, fields, List.of(files));
        assertThat(delivery.get("status").asString())
                .as("%s: %s", source, delivery.path("findings"))
                .isEqualTo("ACCEPTED");
        return delivery;
    }

    public JsonNode chargeback(String period, String policy) {
        return preparer.run(period, Map.of("policy", policy, "kind", "chargeback"));
    }

    /** Proposes and approves the close. */
    public JsonNode close(String period) {
        var path = "/periods/" + period + "/close";
        var proposed = preparer.post(path, Map.of("reason", "month end")).ok().get("proposal");
        var hash = Map.of("contentHash", proposed.get("contentHash").asString());
        return approver.post(path + "/approval", hash).ok();
    }

    /** Totals of a period's statements by cost center. */
    public Map<String, String> totals(String period) {
        var totals = new TreeMap<String, String>();
        for (var statement : auditor.get("/periods/" + period + "/statements").ok().get("items")) {
            totals.put(
                    statement.get("costCenter").asString(),
                    statement.get("total").get("amount").asString());
        }
        return totals;
    }

    /** All entries of a period in order. */
    public List<JsonNode> entries(String period) {
        return auditor.get("/periods/" + period + "/journal-entries", "application/x-ndjson")
                .body()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
