package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/** Proposes a change of what charges rest on. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = "Proposes a change that a second person is to approve.")
final class MasterDataProposeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = "What is to hold: JSON as its kind writes it, or CSV for a table.")
    private Path file = Path.of("");

    @Option(names = "--kind", required = true, description = "Such as cost-center.")
    private String kind = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() throws IOException {
        var text = Files.readString(file);
        var body =
                new Body()
                        .put("kind", kind)
                        .put(
                                "content",
                                file.toString().endsWith(".csv")
                                        ? Map.of("csv", text)
                                        : JsonMapper.shared().readTree(text));
        return service.send(body.json(), "master-data-changes");
    }
}
