package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.projections.statement.Statement.Adjustment;
import org.chargebackledger.projections.statement.Statement.Later;
import org.chargebackledger.projections.statement.Statement.Line;
import org.chargebackledger.projections.statement.Statement.View;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A statement as canonical JSON. */
public final class StatementJson {

    private StatementJson() {}

    public static byte[] bytes(Statement statement) {
        return CanonicalJson.bytes(json(statement));
    }

    /**
     * The SHA-256 of all that the statement says but whether it is final, until when it can be
     * disputed, what was budgeted and where it is anchored.
     */
    public static String contentHash(Statement statement) {
        return CanonicalJson.hash(content(statement));
    }

    /** The statement as maps, lists and texts. */
    public static Map<String, Object> json(Statement statement) {
        var json = content(statement);
        json.put("contentHash", CanonicalJson.hash(json));
        json.put("status", statement.details().status().name());
        var disputeBy = statement.details().disputeBy();
        if (disputeBy != null) {
            json.put("disputeBy", disputeBy.toString());
        }
        var budget = statement.details().budget();
        if (budget != null) {
            json.put("budget", DetailsJson.budget(budget));
        }
        var anchor = statement.details().anchor();
        if (anchor != null) {
            json.put("anchor", Map.of("number", anchor.number(), "hash", anchor.hash()));
        }
        return json;
    }

    private static Map<String, Object> content(Statement statement) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", statement.number());
        json.put("revision", statement.revision());
        json.put("period", statement.period().toString());
        json.put("costCenter", statement.costCenter());
        json.put("currency", statement.total().currency().code());
        json.put("view", statement.view().name().toLowerCase(Locale.ROOT));
        json.put("mode", statement.mode().name());
        json.put("asOf", statement.asOf());
        json.put("lines", statement.lines().stream().map(StatementJson::line).toList());
        json.put(
                "adjustments",
                statement.adjustments().stream().map(StatementJson::adjustment).toList());
        if (statement.view() == View.RESTATED) {
            json.put("later", statement.later().stream().map(StatementJson::later).toList());
        }
        json.put("summary", Part.of(statement).stream().map(StatementJson::part).toList());
        json.put("total", money(statement.total()));
        json.put("owed", money(statement.owed()));
        json.put("exact", statement.exact().toString());
        json.put("rounding", statement.rounding().toString());
        json.put("entries", statement.entries());
        if (!statement.rates().isEmpty()) {
            json.put("rates", statement.rates().stream().map(AppliedRate::canonical).toList());
        }
        DetailsJson.add(json, statement.details());
        return json;
    }

    private static Map<String, Object> part(Part part) {
        return Map.of("part", part.kind().text(), "amount", money(part.amount()));
    }

    private static Map<String, Object> later(Later later) {
        return Map.of(
                "period", later.postedIn().toString(),
                "reason", later.reason(),
                "amount", money(later.amount()),
                "postings", later.postings());
    }

    private static Map<String, Object> line(Line line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", key(line.key()));
        json.put("label", line.label());
        json.put("amount", money(line.amount()));
        putBilled(json, line.billed());
        json.put("postings", line.postings());
        return json;
    }

    private static void putBilled(Map<String, Object> json, List<Money> billed) {
        if (!billed.isEmpty()) {
            json.put("billed", billed.stream().map(StatementJson::money).toList());
        }
    }

    private static Map<String, Object> adjustment(Adjustment adjustment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("originPeriod", adjustment.originPeriod().toString());
        json.put("reason", adjustment.reason());
        json.put("amount", money(adjustment.amount()));
        putBilled(json, adjustment.billed());
        json.put("postings", adjustment.postings());
        return json;
    }

    static Map<String, Object> money(Money money) {
        return Map.of("amount", money.amount(), "currency", money.currency().code());
    }

    /** As inside an entry: the pool is absent where there is none. */
    static Map<String, Object> key(PostingKey key) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", key.kind().text());
        if (!key.pool().isEmpty()) {
            json.put("pool", key.pool());
        }
        json.put("chargeCategory", key.chargeCategory());
        json.put("service", key.service());
        json.put("cluster", key.cluster());
        json.put("namespace", key.namespace());
        return json;
    }
}
