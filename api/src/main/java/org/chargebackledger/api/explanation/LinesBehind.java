package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.run.Attribution;
import org.chargebackledger.ledger.run.Destination;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells which cost lines are behind a posting, by asking the run's frozen rules again where each
 * line goes; nothing of it is stored.
 */
final class LinesBehind {

    private final SourceAccount account;
    private final Posting posting;
    private final Attribution attribution;
    private final ShareTrail trail;
    private final Map<String, Set<String>> nodesOfResources;

    /**
     * @param nodesOfResources nodes, as {@code cluster/node}, by the provider's id of the machine
     */
    LinesBehind(
            SourceAccount account,
            Posting posting,
            Attribution attribution,
            ShareTrail trail,
            Map<String, Set<String>> nodesOfResources) {
        this.account = account;
        this.posting = posting;
        this.attribution = attribution;
        this.trail = trail;
        this.nodesOfResources = nodesOfResources;
    }

    /** Whether any day of a line is part of what was posted. */
    boolean include(CostLines block, int line) {
        if (!isOfAccount(block, line)) {
            return false;
        }
        var key = posting.key();
        if (key == null) {
            return isBalance(block, line);
        }
        if (!block.text(TextColumn.CHARGE_CATEGORY, line).equals(key.chargeCategory())) {
            return false;
        }
        for (var day = block.startDay(line); day < block.endDay(line); day++) {
            var destination =
                    attribution.ofLine(block, line, LocalDate.ofEpochDay(day)).destination();
            if (reaches(destination, key, block, line)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfAccount(CostLines block, int line) {
        return block.text(TextColumn.PROVIDER, line).equals(account.provider())
                && block.text(TextColumn.BILLING_ACCOUNT, line).equals(account.billingAccount())
                && block.text(TextColumn.INVOICE_ISSUER, line).equals(account.invoiceIssuer())
                && block.text(TextColumn.CURRENCY, line).equals(account.currency().code());
    }

    private boolean isBalance(CostLines block, int line) {
        var commitment = !block.text(TextColumn.COMMITMENT_ID, line).isEmpty();
        var differs = !block.billed(line).equals(block.effective(line));
        var account = posting.account();
        return switch (account.substring(0, Math.max(account.indexOf(':'), 0))) {
            case "prepaid" -> commitment;
            case "clearing" -> true;
            default ->
                    switch (account) {
                        case "recoverable-tax" -> isRecoverableTax(block, line);
                        case "suspense" -> differs && !commitment;
                        default -> true;
                    };
        };
    }

    private boolean isRecoverableTax(CostLines block, int line) {
        var day = LocalDate.ofEpochDay(block.startDay(line));
        return attribution.ofLine(block, line, day).destination()
                instanceof Destination.RecoverableTax;
    }

    private boolean reaches(Destination to, PostingKey key, CostLines block, int line) {
        var sameService = block.text(TextColumn.SERVICE, line).equals(key.service());
        return switch (to) {
            case Destination.ToCostCenter(var _, var code) ->
                    key.kind() == PostingKey.Kind.DIRECT
                            && sameService
                            && code.equals(bearer())
                            && block.text(TextColumn.CLUSTER, line).equals(key.cluster())
                            && block.text(TextColumn.NAMESPACE, line).equals(key.namespace());
            case Destination.ToPool(var _, var pool) ->
                    isShared(key) && sameService && trail.feeding(key.pool()).contains(pool);
            case Destination.ToNodeCost(var _, var cluster, var as) ->
                    (as == null ? sameService : as.equals(key.service()))
                            && isOnANode(cluster, key, block, line);
            case Destination.Unattributed _ ->
                    key.kind() == PostingKey.Kind.UNATTRIBUTED && sameService;
            case Destination.FollowsInvoice _, Destination.FollowsCharges _ -> sameService;
            case Destination.RecoverableTax _ -> false;
        };
    }

    private static boolean isShared(PostingKey key) {
        return key.kind() == PostingKey.Kind.POOL || key.kind() == PostingKey.Kind.IDLE;
    }

    private boolean isOnANode(String cluster, PostingKey key, CostLines block, int line) {
        if (attribution.isDividedByProvider(cluster) && isAnothers(key, block, line)) {
            return false;
        }
        var wanted = trail.nodes(bearer(), key);
        var joined = new HashSet<String>();
        for (var node :
                nodesOfResources.getOrDefault(block.text(TextColumn.RESOURCE, line), Set.of())) {
            if (node.startsWith(cluster + "/")) {
                joined.add(node);
            }
        }
        return joined.isEmpty()
                ? wanted.contains(cluster + "/")
                : joined.stream().anyMatch(wanted::contains);
    }

    /** Whether a line that the provider gives to a namespace is not what a key is about. */
    private static boolean isAnothers(PostingKey key, CostLines block, int line) {
        var namespace = block.text(TextColumn.NAMESPACE, line);
        return switch (key.kind()) {
            case NODE -> !namespace.isEmpty() && !namespace.equals(key.namespace());
            case IDLE -> !namespace.isEmpty();
            case DIRECT, POOL, UNATTRIBUTED -> false;
        };
    }

    /** Whom the cost is meant for, also while another one holds it. */
    private String bearer() {
        var memo = posting.memo();
        var costCenter = posting.costCenter();
        return memo != null ? memo : costCenter == null ? "" : costCenter;
    }
}
