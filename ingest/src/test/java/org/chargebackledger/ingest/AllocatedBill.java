package org.chargebackledger.ingest;

import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.AllocationResult;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads a FOCUS bill and allocates it by a policy, with every workload as a cost center. */
final class AllocatedBill {

    private final Path folder;

    AllocatedBill(Path folder) {
        this.folder = folder;
    }

    static String policy(List<Map<String, String>> shares) {
        var policy =
                new StringBuilder(
                        """
                        nodeSplit: {source: {hosts: providerShares}, idle: {costCenter: IDLE}}
                        attribution:
                          - {id: hosts, match: {resource: "*shared-host-*"}, to: {nodeCost: {cluster: hosts}}}
                          - {id: rest, match: {}, to: {costCenter: REST}}
                        namespaces:
                        """);
        ShareRows.sums(shares, "AllocatedResourceName")
                .keySet()
                .forEach(workload ->
                        policy.append(
                                "  - {id: %1$s, match: {workload: %1$s}, to: {costCenter: %1$s}}\n"
                                        .formatted(workload)));
        return policy.toString();
    }

    CostReading read(List<Map<String, String>> records) throws IOException {
        var deliveries = new Deliveries(folder);
        return deliveries.bill("focus", deliveries.write("bill.csv", PlainTable.text(records)));
    }

    AllocationResult allocate(List<Map<String, String>> records, String policy) throws IOException {
        try (var reading = read(records)) {
            var codes = new TreeSet<>(List.of("U", "REST", "IDLE"));
            records.forEach(row -> codes.add(row.getOrDefault("AllocatedResourceName", "U")));
            codes.remove("");
            return allocate(reading, "2026-05", codes, policy);
        }
    }

    /** A month with nothing but the bill; {@code U} is nobody. */
    static AllocationResult allocate(
            CostReading reading, String period, Collection<String> codes, String policy) {
        return Allocation.of(
                new AllocationInputs(
                        Period.parse(period),
                        List.of(CostLines.of(Deliveries.lines(reading))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Register(1, codes.stream().map(AllocatedBill::costCenter).toList()),
                        AllocationPolicyDocument.parse(
                                "apiVersion: chargeback/v1\nname: shares\ncurrency: USD\n"
                                        + "unattributed: U\n"
                                        + policy)));
    }

    static CostCenter costCenter(String code) {
        return new CostCenter(
                code, code, List.of(), "6100", "EX01", "o", LocalDate.of(2026, 1, 1), null, null);
    }

    static Map<String, BigDecimal> borne(AllocationResult result) {
        var sums = new TreeMap<String, BigDecimal>();
        result.shares().stream()
                .filter(share -> share.intoPool().isEmpty())
                .forEach(share ->
                        sums.merge(
                                share.costCenter(),
                                share.amount().toBigDecimal(),
                                BigDecimal::add));
        return sums;
    }

    static Exact sum(AllocationResult result, Function<AccountOutcome, Exact> of) {
        return result.accounts().stream().map(of).reduce(Exact.ZERO, Exact::plus);
    }
}
