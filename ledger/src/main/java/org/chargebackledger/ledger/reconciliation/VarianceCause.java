package org.chargebackledger.ledger.reconciliation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a bill is more or less than an estimate, in the order in which a waterfall goes on. */
public enum VarianceCause {
    MISSING_USAGE(true, "node cost of hours and days that nothing read or estimated"),
    SYSTEM_OVERHEAD(true, "what namespaces took of nodes that the estimate leaves out"),
    IDLE(true, "capacity of nodes that nobody requested or used, and the estimate does not price"),
    CONTRACT_PRICE(true, "what the contract makes nodes cheaper than their list price"),
    SPOT(true, "what nodes at the market's price are cheaper than their list price"),
    COMMITMENT_USED(true, "what commitments make the nodes that they cover cheaper"),
    COMMITMENT_UNUSED(false, "what is left of commitments that nothing used"),
    UNMATCHED_RESOURCES(false, "machines, disks and load balancers of no cluster and no owner"),
    STORAGE(false, "disks, snapshots and other storage, less the volumes that are estimated"),
    LOAD_BALANCER(false, "load balancers, less those that are estimated"),
    NETWORK(false, "traffic, gateways and addresses, less the network that is estimated"),
    CONTROL_PLANE(false, "what providers charge for a cluster itself"),
    SHARED_AND_EXTERNAL(false, "what the estimate took from elsewhere and laid on the cluster"),
    OTHER_SERVICES(false, "services that clusters do not run on, such as databases"),
    MARKETPLACE(false, "what others sell through the provider"),
    SUPPORT(false, "support plans"),
    TIME_BOUNDARY(false, "usage of days outside the period"),
    CORRECTIONS(false, "corrections and adjustments of earlier charges"),
    CREDITS(false, "credits, and discounts that come as credits"),
    REFUNDS(false, "what the provider gave back"),
    TAX(false, "taxes"),
    COMMITMENT_PAYMENT(false, "what is paid for commitments now, less what of them is used now");

    private static final Map<String, VarianceCause> BY_ID =
            Stream.of(values())
                    .collect(Collectors.toUnmodifiableMap(VarianceCause::id, Function.identity()));

    private final boolean ofNodes;
    private final String words;

    VarianceCause(boolean ofNodes, String words) {
        this.ofNodes = ofNodes;
        this.words = words;
    }

    /** As it is served, configured and written in the table of services. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is, for people. */
    public String words() {
        return words;
    }

    /** Whether it is a part of the lines of nodes, which several causes share. */
    public boolean isOfNodes() {
        return ofNodes;
    }

    public static Optional<VarianceCause> ofId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
