package org.chargebackledger.api.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** What one thing is to go through, and why: its id and a reason. */
final class ReasonedStep {

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Option(names = "--reason", required = true, description = "Why.")
    private String reason = "";

    int send(ServiceOptions service, String collection, String step) {
        return service.send(Map.of("reason", reason), collection, id, step);
    }
}
