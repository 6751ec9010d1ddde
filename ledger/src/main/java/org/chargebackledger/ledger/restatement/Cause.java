package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLine;

/** Why cost lines of a bill are not what they were. */
public enum Cause {
    LATE_USAGE("usage that the provider had not reported yet"),
    WITHDRAWN_USAGE("usage that the provider reports no more"),
    REPRICED("the same rows at another amount"),
    COMMITMENT("usage that commitments cover otherwise"),
    CREDIT("credits and refunds"),
    TAX("tax"),
    PURCHASE("purchases and fees"),
    ADJUSTMENT("adjustments, roundings among them"),
    CORRECTION("corrections of earlier charges"),
    INVOICED("lines that have another invoice now"),
    RELABELLED("lines with other tags, cluster, namespace or workload"),
    MOVED("lines of another sub account"),
    RECLASSIFIED("lines that differ in something else");

    private final String meaning;

    Cause(String meaning) {
        this.meaning = meaning;
    }

    /** For a person. */
    public String meaning() {
        return meaning;
    }

    /** Of money that came or went with a line, by what FOCUS calls its charge. */
    static Cause ofCharge(CostLine line, Cause ofUsage) {
        if (line.chargeClass().equals("Correction")) {
            return CORRECTION;
        }
        return switch (line.chargeCategory()) {
            case "Credit" -> CREDIT;
            case "Tax" -> TAX;
            case "Purchase" -> PURCHASE;
            case "Adjustment" -> ADJUSTMENT;
            default -> ofUsage;
        };
    }
}
