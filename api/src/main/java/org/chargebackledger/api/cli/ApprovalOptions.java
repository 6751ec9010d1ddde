package org.chargebackledger.api.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** What a second person approves: one thing, by the hash of what was read. */
final class ApprovalOptions {

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Option(
            names = "--content-hash",
            required = true,
            paramLabel = "HASH",
            description = "Of what you have read; anything else is refused.")
    private String hash = "";

    String id() {
        return id;
    }

    JsonNode send(ServiceOptions service, String collection) {
        var client = service.client();
        return client.post(
                        client.path(collection, id, "approval"),
                        service.key(),
                        Map.of("contentHash", hash))
                .json();
    }
}
