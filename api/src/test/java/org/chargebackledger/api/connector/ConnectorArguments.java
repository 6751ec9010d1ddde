package org.chargebackledger.api.connector;

import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Answer;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A connector in a service's arguments, and what a test asks of it. */
final class ConnectorArguments {

    static final String NAME = "eu";

    private ConnectorArguments() {}

    /** The connector of a service, with more settings as {@code name=value}. */
    static String[] of(FakeOpenCost source, String from, String until, String... more) {
        var connector = "--chargeback.connectors[0].";
        var all =
                new ArrayList<>(
                        List.of(
                                connector + "name=" + NAME,
                                connector + "kind=opencost",
                                connector + "from=" + from,
                                connector + "until=" + until,
                                connector + "retry-after=1ms,1ms",
                                connector + "options.address=" + source.address(),
                                connector + "options.clusters=prod",
                                connector + "options.token=s3cret",
                                connector + "options.first-pause-millis=1"));
        for (var setting : more) {
            all.add(connector + setting);
        }
        return all.toArray(String[]::new);
    }

    /** Has the connector fetch and waits until nothing is under way. */
    static void fetch(LedgerClient preparer, Map<String, ?> order) {
        preparer.post("/connectors/" + NAME + "/fetches", order).ok();
        settled(preparer);
    }

    static void settled(LedgerClient client) {
        client.settled("/connectors/" + NAME, Set.of("FETCHING"));
    }

    static List<JsonNode> slices(LedgerClient client) {
        Answer answer = client.get("/connectors/" + NAME + "/slices");
        return answer.ok().get("items").valueStream().toList();
    }

    static JsonNode freshness(LedgerClient client) {
        return client.get("/connectors/" + NAME).ok().get("freshness");
    }
}
