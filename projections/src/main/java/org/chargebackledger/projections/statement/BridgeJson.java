package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.projections.statement.Bridge.Cause;
import org.chargebackledger.projections.statement.Bridge.End;
import org.chargebackledger.projections.statement.Bridge.Line;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A bridge as canonical JSON. */
public final class BridgeJson {

    private BridgeJson() {}

    public static byte[] bytes(Bridge bridge) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", bridge.number());
        json.put("period", bridge.period().toString());
        json.put("costCenter", bridge.costCenter());
        json.put("view", bridge.view().name().toLowerCase(Locale.ROOT));
        json.put("currency", bridge.difference().currency().code());
        json.put("from", end(bridge.from()));
        json.put("to", end(bridge.to()));
        json.put("difference", StatementJson.money(bridge.difference()));
        json.put("lines", bridge.lines().stream().map(BridgeJson::line).toList());
        return CanonicalJson.bytes(json);
    }

    private static Map<String, Object> end(End end) {
        return Map.of(
                "asOf", end.asOf(),
                "revision", end.revision(),
                "total", StatementJson.money(end.total()),
                "owed", StatementJson.money(end.owed()));
    }

    private static Map<String, Object> line(Line line) {
        return Map.of(
                "originPeriod", line.originPeriod().toString(),
                "key", StatementJson.key(line.key()),
                "label", line.label(),
                "before", StatementJson.money(line.before()),
                "after", StatementJson.money(line.after()),
                "change", StatementJson.money(line.change()),
                "causes", line.causes().stream().map(BridgeJson::cause).toList());
    }

    private static Map<String, Object> cause(Cause cause) {
        var json = new LinkedHashMap<String, Object>();
        json.put("entry", cause.entry());
        json.put("kind", cause.kind().name());
        if (!cause.reason().isEmpty()) {
            json.put("reason", cause.reason());
        }
        json.put("postedIn", cause.postedIn().toString());
        json.put("amount", StatementJson.money(cause.amount()));
        json.put("postings", cause.postings());
        return json;
    }
}
