package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.Savings;
import org.chargebackledger.projections.statement.Details.Delivery;
import org.chargebackledger.projections.statement.Details.Intercompany;
import org.chargebackledger.projections.statement.Details.Policy;
import org.chargebackledger.projections.statement.Details.Shared;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a statement says beside its amounts, as members of its JSON. */
final class DetailsJson {

    private DetailsJson() {}

    static void add(Map<String, Object> json, Details details) {
        if (details.name() != null) {
            json.put("name", details.name());
        }
        if (details.owner() != null) {
            json.put("owner", details.owner());
        }
        json.put("sharedCosts", details.shared().stream().map(DetailsJson::shared).toList());
        if (details.savings() != null) {
            json.put("savings", savings(details.savings()));
        }
        json.put("policies", details.policies().stream().map(DetailsJson::policy).toList());
        json.put("deliveries", details.deliveries().stream().map(DetailsJson::delivery).toList());
        if (!details.intercompany().isEmpty()) {
            json.put(
                    "intercompany",
                    details.intercompany().stream().map(DetailsJson::intercompany).toList());
        }
    }

    private static Map<String, Object> savings(Savings savings) {
        var json = new LinkedHashMap<String, Object>();
        if (savings.isListed()) {
            json.put("listCost", savings.list().toString());
            json.put("negotiatedDiscounts", savings.negotiated().toString());
            json.put("spot", savings.spot().toString());
            json.put("other", savings.other().toString());
        }
        if (savings.isContracted()) {
            json.put("contractedCost", savings.contracted().toString());
        }
        json.put("commitmentDiscounts", savings.commitments().toString());
        json.put("commitmentsUsed", savings.used().toString());
        json.put("commitmentsUnused", savings.unused().toString());
        json.put("withoutListPrice", savings.unlisted().toString());
        json.put("withoutContractedPrice", savings.uncontracted().toString());
        json.put("effectiveCost", savings.effective().toString());
        return json;
    }

    /** What is budgeted, beside what the statement comes to: it is no part of its content. */
    static Map<String, Object> budget(Budgeted budget) {
        var toDate = new LinkedHashMap<String, Object>();
        toDate.put("from", budget.from().toString());
        toDate.put("budget", StatementJson.money(budget.toDate()));
        toDate.put("actual", StatementJson.money(budget.actualToDate()));
        putVariance(toDate, budget.varianceToDate(), budget.varianceToDatePercent());
        var json = new LinkedHashMap<String, Object>();
        json.put("budget", StatementJson.money(budget.month()));
        putVariance(json, budget.variance(), budget.variancePercent());
        json.put("yearToDate", toDate);
        json.put("year", StatementJson.money(budget.year()));
        json.put("remaining", StatementJson.money(budget.remaining()));
        return json;
    }

    private static void putVariance(
            Map<String, Object> json, Money variance, @Nullable String percent) {
        json.put("variance", StatementJson.money(variance));
        if (percent != null) {
            json.put("variancePercent", percent);
        }
    }

    private static Map<String, Object> intercompany(Intercompany one) {
        return Map.of(
                "book", one.book(),
                "entity", one.entity(),
                "amount", StatementJson.money(one.amount()));
    }

    private static Map<String, Object> shared(Shared shared) {
        var json = new LinkedHashMap<String, Object>();
        json.put("pool", shared.pool());
        json.put("cluster", shared.cluster());
        json.put("driver", shared.driver());
        json.put("ownUnits", shared.own().toString());
        json.put("totalUnits", shared.total().toString());
        if (shared.share() != null) {
            json.put("sharePercent", shared.share());
        }
        if (shared.rate() != null) {
            json.put("rate", shared.rate());
        }
        json.put("exact", shared.amount().toString());
        return json;
    }

    private static Map<String, Object> policy(Policy policy) {
        return Map.of("name", policy.name(), "version", policy.version(), "hash", policy.hash());
    }

    private static Map<String, Object> delivery(Delivery delivery) {
        return Map.of(
                "provider", delivery.provider(),
                "billingAccount", delivery.billingAccount(),
                "billingPeriod", delivery.billingPeriod().toString(),
                "revision", delivery.revision(),
                "source", delivery.source(),
                "sha256", delivery.sha256(),
                "invoices", delivery.invoices());
    }
}
