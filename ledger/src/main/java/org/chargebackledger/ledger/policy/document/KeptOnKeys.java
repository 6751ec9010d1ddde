package org.chargebackledger.ledger.policy.document;

/** What posting keys of pools, idle cost and unattributed cost keep of where it arose. */
public record KeptOnKeys(boolean cluster, boolean namespace) {

    /** What holds where a policy says nothing: fewer, larger postings. */
    public static final KeptOnKeys NOTHING = new KeptOnKeys(false, false);

    /** The cluster as a key has it. */
    public String cluster(String name) {
        return cluster ? name : "";
    }

    /** The namespace as a key has it. */
    public String namespace(String name) {
        return namespace ? name : "";
    }
}
