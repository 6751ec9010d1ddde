package org.chargebackledger.api.pages;

import org.chargebackledger.ledger.journal.PostingKey;

/** The parts in which a team lead reads a statement. */
enum StatementGroup {
    OWN("Own services", "What your own resources cost, found by their owner tag or account."),
    COMPUTE("Compute in clusters", "What your namespaces asked for and used of the nodes."),
    POOLS("Shared services", "Your part of what everybody uses."),
    IDLE("Idle capacity", "Your part of the machines that were paid for and not used."),
    TAX("Tax", "Tax on all of this, where it cannot be claimed back."),
    NOBODY("Nobody's", "Cost that no rule could give to anybody.");

    private final String title;
    private final String note;

    StatementGroup(String title, String note) {
        this.title = title;
        this.note = note;
    }

    public String title() {
        return title;
    }

    public String note() {
        return note;
    }

    static StatementGroup of(PostingKey key) {
        if (key.chargeCategory().equals("Tax")) {
            return TAX;
        }
        return switch (key.kind()) {
            case DIRECT -> OWN;
            case NODE -> COMPUTE;
            case POOL -> POOLS;
            case IDLE -> IDLE;
            case UNATTRIBUTED -> NOBODY;
        };
    }

    /** Where a line comes from, in words. */
    static String whereFrom(PostingKey key) {
        return switch (key.kind()) {
            case DIRECT ->
                    key.namespace().isEmpty()
                            ? "billed for your own resources"
                            : "billed for namespace " + key.namespace();
            case NODE -> "use of the nodes of " + key.cluster() + " by " + key.namespace();
            case POOL -> "your share of the pool “" + key.pool() + "”";
            case IDLE -> "your share of unused capacity";
            case UNATTRIBUTED -> "no owner was found";
        };
    }
}
