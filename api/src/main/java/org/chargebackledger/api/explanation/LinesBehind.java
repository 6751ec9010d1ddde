package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.BasisAmount;
import org.chargebackledger.ledger.run.Destination;
import org.chargebackledger.ledger.run.FrozenShares;
import org.chargebackledger.ledger.run.Share;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which cost lines are behind a posting, by asking the run's frozen rules again where each
 * line goes; nothing of it is stored.
 */
final class LinesBehind {

    private final SourceAccount account;
    private final Posting posting;
    private final String bearer;
    private final RunTrail.Rules rules;
    private final ShareTrail trail;
    private final Set<PoolPart> feeding = new HashSet<>();
    private final Set<ShareTrail.Machine> machines = new HashSet<>();
    private final Set<String> followed = new HashSet<>();
    private final Set<String> origins = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();

    LinesBehind(SourceAccount account, Posting posting, RunTrail.Rules rules, ShareTrail trail) {
        this.account = account;
        this.posting = posting;
        this.rules = rules;
        this.trail = trail;
        this.bearer = bearer(posting);
        var key = posting.key();
        if (key != null) {
            feeding.addAll(trail.feeding(trail.received(bearer, key)));
            trail.behind(bearer, key).forEach(this::note);
        }
    }

    private void note(Share share) {
        var machine = ShareTrail.Machine.of(share);
        if (machine != null) {
            machines.add(machine);
            namespaces.add(share.namespace());
        }
        switch (Split.Stage.of(share)) {
            case FOLLOWING -> followed.add(share.driver());
            case BILL -> origins.add(share.origin());
            case NODE, POOL -> {}
        }
    }

    /** Whom the cost is meant for, also while another one holds it. */
    static String bearer(Posting posting) {
        var memo = posting.memo();
        var costCenter = posting.costCenter();
        return memo != null ? memo : costCenter == null ? "" : costCenter;
    }

    /** How much of a line is part of what was posted or split; null if none of its days is. */
    @Nullable Exact counted(CostLines block, int line) {
        if (!isOfAccount(block, line)) {
            return null;
        }
        var key = posting.key();
        if (key == null) {
            return balance(block, line);
        }
        if (!block.text(TextColumn.CHARGE_CATEGORY, line).equals(key.chargeCategory())
                || !mayBeOfService(block, line, key.service())) {
            return null;
        }
        var days = 0;
        for (var day = block.startDay(line); day < block.endDay(line); day++) {
            if (reaches(rules.decisions().of(block, line, day), key, block, line, day)) {
                days++;
            }
        }
        return days == 0 ? null : part(block, line, days);
    }

    private Exact part(CostLines block, int line, int days) {
        var whole = BasisAmount.of(block, line, rules.policy().costBasis());
        var all = block.endDay(line) - block.startDay(line);
        return days == all
                ? whole
                : Exact.quotient(
                        whole.toBigDecimal().multiply(BigDecimal.valueOf(days)),
                        BigDecimal.valueOf(all));
    }

    private boolean isOfAccount(CostLines block, int line) {
        return block.text(TextColumn.PROVIDER, line).equals(account.provider())
                && block.text(TextColumn.BILLING_ACCOUNT, line).equals(account.billingAccount())
                && block.text(TextColumn.INVOICE_ISSUER, line).equals(account.invoiceIssuer())
                && block.text(TextColumn.CURRENCY, line).equals(account.currency().code());
    }

    /** Node cost may show another service than its lines; all other cost shows its own. */
    private boolean mayBeOfService(CostLines block, int line, String service) {
        return rules.isRenamed(service) || block.text(TextColumn.SERVICE, line).equals(service);
    }

    private @Nullable Exact balance(CostLines block, int line) {
        var commitment = !block.text(TextColumn.COMMITMENT_ID, line).isEmpty();
        var difference =
                block.billed(line).minus(BasisAmount.of(block, line, rules.policy().costBasis()));
        var name = posting.account();
        return switch (name.substring(0, Math.max(name.indexOf(':'), 0))) {
            case "prepaid" -> commitment ? difference : null;
            case "clearing" -> block.billed(line);
            default ->
                    switch (name) {
                        case "recoverable-tax" -> recoverableTax(block, line);
                        case "suspense" -> difference.isZero() || commitment ? null : difference;
                        case "rate-variance" -> difference;
                        default -> block.billed(line);
                    };
        };
    }

    private @Nullable Exact recoverableTax(CostLines block, int line) {
        return rules.decisions().of(block, line, block.startDay(line))
                        instanceof Destination.RecoverableTax
                ? BasisAmount.of(block, line, rules.policy().costBasis())
                : null;
    }

    private boolean reaches(Destination to, PostingKey key, CostLines block, int line, int day) {
        var sameService = block.text(TextColumn.SERVICE, line).equals(key.service());
        return switch (to) {
            case Destination.ToCostCenter(var _, var code) ->
                    key.kind() == PostingKey.Kind.DIRECT
                            && sameService
                            && code.equals(bearer)
                            && block.text(TextColumn.CLUSTER, line).equals(key.cluster())
                            && block.text(TextColumn.NAMESPACE, line).equals(key.namespace());
            case Destination.ToPool(var origin, var pool) ->
                    sameService
                            && origins.contains(origin)
                            && feeding.contains(
                                    new PoolPart(
                                            pool,
                                            block.text(TextColumn.CLUSTER, line),
                                            PostingKey.Kind.POOL,
                                            key.service(),
                                            rules.policy()
                                                    .keepOnKeys()
                                                    .namespace(
                                                            block.text(
                                                                    TextColumn.NAMESPACE, line))));
            case Destination.ToNodeCost(var _, var cluster, var as) ->
                    (as == null ? sameService : as.equals(key.service()))
                            && !(rules.isDividedByProvider(cluster) && isAnothers(key, block, line))
                            && isOnANode(key, cluster, block.text(TextColumn.RESOURCE, line), day);
            case Destination.Unattributed _ ->
                    key.kind() == PostingKey.Kind.UNATTRIBUTED
                            && sameService
                            && isKept(key, block, line);
            case Destination.FollowsInvoice(var origin) ->
                    sameService && follows(origin, List.of(invoice(block, line)), key.service());
            case Destination.FollowsCharges(var origin) ->
                    sameService && follows(origin, charges(block, line), key.service());
            case Destination.FollowsEarlier(var origin, var _) ->
                    sameService && follows(origin, earlierCharges(block, line), key.service());
            case Destination.RecoverableTax _ -> false;
        };
    }

    /** Whether a key that keeps where its cost arose keeps the line's place. */
    private boolean isKept(PostingKey key, CostLines block, int line) {
        var kept = rules.policy().keepOnKeys();
        return kept.cluster(block.text(TextColumn.CLUSTER, line)).equals(key.cluster())
                && kept.namespace(block.text(TextColumn.NAMESPACE, line)).equals(key.namespace());
    }

    /** What a line follows is the first of its choices that anything followed. */
    private boolean follows(String origin, List<String> choices, String service) {
        return choices.stream()
                .filter(driver -> trail.isFollowed(service, origin, driver))
                .findFirst()
                .map(followed::contains)
                .orElseGet(() -> origins.contains(origin));
    }

    /** Whether a line that the provider gives to a namespace is not what a key is about. */
    private boolean isAnothers(PostingKey key, CostLines block, int line) {
        var namespace = block.text(TextColumn.NAMESPACE, line);
        return switch (key.kind()) {
            case NODE -> !namespace.isEmpty() && !namespace.equals(key.namespace());
            case IDLE -> !namespace.isEmpty() && !namespace.equals(CostLine.IDLE_NAMESPACE);
            case DIRECT, POOL, UNATTRIBUTED ->
                    !namespace.isEmpty() && !namespaces.contains(namespace);
        };
    }

    private static String invoice(CostLines block, int line) {
        return "invoice-charges:" + block.text(TextColumn.INVOICE_ID, line);
    }

    private static List<String> charges(CostLines block, int line) {
        var month = ":" + YearMonth.from(LocalDate.ofEpochDay(block.startDay(line)));
        var subAccount = block.text(TextColumn.SUB_ACCOUNT, line);
        return List.of(
                "resource-charges:" + block.text(TextColumn.RESOURCE, line) + month,
                "commitment-charges:" + block.text(TextColumn.COMMITMENT_ID, line) + month,
                "service-charges:"
                        + block.text(TextColumn.SERVICE, line)
                        + (subAccount.isEmpty() ? "" : ":" + subAccount)
                        + month);
    }

    /** Each choice of what is posted for its month, and after it the same of these bills. */
    private static List<String> earlierCharges(CostLines block, int line) {
        return charges(block, line).stream()
                .flatMap(driver -> Stream.of(FrozenShares.driver(driver), driver))
                .toList();
    }

    private boolean isOnANode(PostingKey key, String cluster, String resource, int epochDay) {
        var day = LocalDate.ofEpochDay(epochDay);
        var nodes = rules.nodes().withResource(cluster, resource, day);
        var own = new ShareTrail.Machine(key.service(), cluster, nodes, day);
        return machines.contains(
                trail.isSplit(own) ? own : new ShareTrail.Machine(key.service(), cluster, "", day));
    }
}
