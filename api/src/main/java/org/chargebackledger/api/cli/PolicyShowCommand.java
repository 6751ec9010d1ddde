package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** Prints a policy's versions, or one of them. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints a policy's versions, or one version in plain words.")
final class PolicyShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The policy.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "One of them.")
    private @Nullable Integer version;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description = "Print what is different from this version.")
    private @Nullable Integer from;

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        if (version == null) {
            if (from != null) {
                throw new ParameterException(
                        command.commandLine(), "--from needs the VERSION to compare");
            }
            var versions = get("policies", name, "versions");
            print(versions, new Report(out(), false), versions.path("items"));
        } else if (from == null) {
            show(get("policies", name, "versions", version.toString()));
        } else {
            differences(version, from);
        }
        return 0;
    }

    private void show(JsonNode policy) {
        if (service.json()) {
            service.report().print(policy);
            return;
        }
        for (var member : List.of("name", "version", "status", "hash", "effectiveFrom")) {
            if (policy.has(member)) {
                out().println(member + ": " + Report.cell(policy.path(member)));
            }
        }
        out().println();
        service.report().raw(policy.path("words").asString(""));
    }

    private void differences(int to, int base) {
        var client = service.client();
        var url =
                client.path("policies", name, "versions", String.valueOf(to), "differences")
                        .addQueryParameter("from", String.valueOf(base));
        var answer = client.get(url).json();
        if (service.json()) {
            service.report().print(answer);
            return;
        }
        answer.path("words").forEach(word -> out().println(word.asString("")));
        if (answer.path("words").isEmpty()) {
            out().println("Both versions mean the same.");
        }
        out().println();
        service.report().raw(answer.path("text").asString(""));
    }

    private void print(JsonNode whole, Report table, JsonNode items) {
        if (service.json()) {
            service.report().print(whole);
        } else {
            table.print(withoutTexts(items));
        }
    }

    /** A table has no room for whole documents. */
    private static JsonNode withoutTexts(JsonNode items) {
        for (var item : items) {
            if (item instanceof ObjectNode object) {
                object.remove("text");
            }
        }
        return items;
    }

    private JsonNode get(String... segments) {
        var client = service.client();
        return client.get(client.path(segments)).json();
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
