package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.TextColumn;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How much alike two lines must be to count as the same charge, from all alike to the least. Days,
 * source account, service, resource and charge category are never given up: a line that differs in
 * these is another charge.
 */
enum Likeness {
    SAME(Cause.REPRICED, Set.of()),
    ANOTHER_INVOICE(Cause.INVOICED, Set.of(TextColumn.INVOICE_ID)),
    ANOTHER_COMMITMENT(
            Cause.COMMITMENT,
            Set.of(
                    TextColumn.INVOICE_ID,
                    TextColumn.PRICING_CATEGORY,
                    TextColumn.COMMITMENT_ID,
                    TextColumn.COMMITMENT_STATUS)),
    OTHER_LABELS(
            Cause.RELABELLED,
            Set.of(
                    TextColumn.INVOICE_ID,
                    TextColumn.CLUSTER,
                    TextColumn.NAMESPACE,
                    TextColumn.WORKLOAD,
                    TextColumn.TAGS)),
    ANOTHER_ACCOUNT(
            Cause.MOVED,
            Set.of(
                    TextColumn.INVOICE_ID,
                    TextColumn.SUB_ACCOUNT,
                    TextColumn.CLUSTER,
                    TextColumn.NAMESPACE,
                    TextColumn.WORKLOAD,
                    TextColumn.TAGS)),
    SAME_CHARGE(
            Cause.RECLASSIFIED,
            EnumSet.complementOf(
                    EnumSet.of(
                            TextColumn.PROVIDER,
                            TextColumn.BILLING_ACCOUNT,
                            TextColumn.INVOICE_ISSUER,
                            TextColumn.SERVICE,
                            TextColumn.CHARGE_CATEGORY,
                            TextColumn.RESOURCE,
                            TextColumn.CURRENCY)));

    private final Cause cause;
    private final List<TextColumn> compared;

    Likeness(Cause cause, Set<TextColumn> free) {
        this.cause = cause;
        this.compared =
                List.of(TextColumn.values()).stream()
                        .filter(column -> !free.contains(column))
                        .toList();
    }

    /** Why lines differ that are so much alike and no more. */
    Cause cause() {
        return cause;
    }

    List<TextColumn> compared() {
        return compared;
    }

    /** Equal for lines that are so much alike. */
    List<Object> key(CostLine line) {
        var key = new ArrayList<Object>(compared.size() + 2);
        key.add(line.startDay());
        key.add(line.endDay());
        compared.forEach(column -> key.add(column.of(line)));
        return key;
    }
}
