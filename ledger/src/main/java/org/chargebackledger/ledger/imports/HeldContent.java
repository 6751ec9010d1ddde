package org.chargebackledger.ledger.imports;

import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a second person accepts of a held delivery, as it is hashed: which files, what they hold in
 * total, and everything that was found about them.
 */
public final class HeldContent {

    private HeldContent() {}

    /** SHA-256 of its canonical JSON. */
    public static String hash(CostDeliveryHeld held) {
        return CanonicalJson.hash(
                Map.of(
                        "importId", held.importId(),
                        "book", held.delivery().book(),
                        "source", held.delivery().source(),
                        "sha256", held.delivery().sha256(),
                        "snapshots", held.snapshots().stream().map(HeldContent::snapshot).toList(),
                        "controlTotals",
                                held.controlTotals().stream().map(HeldContent::total).toList(),
                        "findings", held.findings().stream().map(HeldContent::finding).toList()));
    }

    private static Map<String, Object> snapshot(CostSnapshot snapshot) {
        var key = snapshot.key();
        return Map.of(
                "id", snapshot.id(),
                "provider", key.provider(),
                "billingAccount", key.billingAccount(),
                "billingPeriod", key.billingPeriod().toString(),
                "revision", snapshot.revision(),
                "lines", snapshot.lines(),
                "rows", snapshot.rows(),
                "digest", snapshot.digest());
    }

    private static Map<String, Object> total(ControlTotal total) {
        return Map.of(
                "provider", total.provider(),
                "billingAccount", total.billingAccount(),
                "invoiceId", total.invoiceId(),
                "currency", total.currency().code(),
                "rows", total.rows(),
                "costs", costs(total.costs()));
    }

    private static List<String> costs(Costs costs) {
        return List.of(
                costs.list().toString(),
                costs.contracted().toString(),
                costs.billed().toString(),
                costs.effective().toString());
    }

    private static Map<String, Object> finding(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("severity", finding.severity().name());
        put(json, "file", finding.file());
        put(json, "line", finding.line());
        put(json, "column", finding.column());
        put(json, "value", finding.value());
        json.put("code", finding.code());
        json.put("reason", finding.reason());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
