package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

/** Where one rule (or, where none matches, a default) sends cost. */
public sealed interface Destination {

    /** The reason why a line is unattributed when no rule matches it. */
    String NO_RULE = "no-rule";

    /** Id of the rule, or the name of the default, that decided. */
    String origin();

    /**
     * To a cost center.
     *
     * @param code the one to charge: a closed cost center's successor
     */
    record ToCostCenter(String origin, String code) implements Destination {}

    /** Into a pool. */
    record ToPool(String origin, String pool) implements Destination {}

    /**
     * To a cluster's node cost, which usage splits.
     *
     * @param as the service on the keys; null keeps the line's own
     */
    record ToNodeCost(String origin, String cluster, @Nullable String as) implements Destination {}

    /** To no cost center: the tax is claimed back. */
    record RecoverableTax(String origin) implements Destination {}

    /** After the charges of its own invoice: tax that cannot be claimed back. */
    record FollowsInvoice(String origin) implements Destination {}

    /** After what it reduces: a credit or a refund. */
    record FollowsCharges(String origin) implements Destination {}

    /** After what it corrects, as the run that is posted for that earlier month shared it. */
    record FollowsEarlier(String origin, Period of) implements Destination {}

    /** To the unattributed cost center. */
    record Unattributed(String origin) implements Destination {}
}
