package org.chargebackledger.api.erp;

import org.chargebackledger.projections.erp.FeedItem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An entry as the finance system gets it: as it is served, with accounts and answer beside it. */
final class FeedView {

    private FeedView() {}

    static JsonNode of(JsonMapper json, FeedItem item) {
        var view = (ObjectNode) json.readTree(item.entry().json());
        view.set("accounts", json.valueToTree(item.accounts()));
        if (item.acknowledgement() != null) {
            view.set("acknowledgement", json.valueToTree(item.acknowledgement()));
        }
        return view;
    }
}
