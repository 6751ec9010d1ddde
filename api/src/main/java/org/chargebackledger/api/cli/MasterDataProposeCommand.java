package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Proposes a change of what charges rest on. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = "Proposes a change that a second person is to approve.")
final class MasterDataProposeCommand implements Callable<Integer> {

    /** One of both. */
    static final class Content {

        @Parameters(
                paramLabel = "FILE",
                description = "What is to hold: JSON as its kind writes it, or CSV for a table.")
        private @Nullable Path file;

        @Option(
                names = "--member",
                required = true,
                paramLabel = "NAME=TEXT",
                description = "What is to hold, where all of it is texts. Repeat it.")
        private Map<String, String> members = new LinkedHashMap<>();

        Object json() throws IOException {
            if (file == null) {
                return members;
            }
            var text = Files.readString(file);
            return file.toString().endsWith(".csv")
                    ? Map.of("csv", text)
                    : JsonMapper.shared().readTree(text);
        }
    }

    @ArgGroup(multiplicity = "1")
    private Content content = new Content();

    @Option(names = "--kind", required = true, description = "Such as cost-center.")
    private String kind = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() throws IOException {
        var body = new Body().put("kind", kind).put("content", content.json());
        return service.send(body.json(), "master-data-changes");
    }
}
