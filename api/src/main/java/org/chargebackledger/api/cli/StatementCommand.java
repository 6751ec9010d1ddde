package org.chargebackledger.api.cli;

import okio.ByteString;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Prints a cost center's statement, or the list of a period's statements. */
@Command(
        name = "statement",
        mixinStandardHelpOptions = true,
        subcommands = StatementBridgeCommand.class,
        description = "Prints a cost center's statement, or all statements of a period.")
public final class StatementCommand implements Subcommand {

    /** How it is printed. */
    enum Format {
        TABLE(""),
        CSV("text/csv"),
        JSON("application/json"),
        HTML("text/html"),
        PDF("application/pdf"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        boolean isBinary() {
            return this == PDF || this == XLSX;
        }
    }

    /** Whose period counts: that of the posting, or that of the cost. */
    enum View {
        POSTED,
        RESTATED
    }

    /** Not required of the parser, which would require it of the subcommand, too. */
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PERIOD",
            description = "A month such as 2026-10.")
    private @Nullable String period;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "COST-CENTER",
            description = "Without one: the list of all.")
    private @Nullable String costCenter;

    @Option(
            names = "--format",
            defaultValue = "TABLE",
            description = "table, csv, json, html, pdf or xlsx; of a list: table, csv, json, xlsx.")
    private Format format = Format.TABLE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Written there, not to stdout; needed for pdf and xlsx.")
    private @Nullable Path output;

    @Option(names = "--view", description = "posted or restated (default: posted).")
    private @Nullable View view;

    @Option(
            names = "--currency",
            paramLabel = "CURRENCY",
            description = "functional, transaction, both or a code (default: functional).")
    private @Nullable String currency;

    @Option(names = "--as-of", paramLabel = "SEQUENCE", description = "As of an entry.")
    private @Nullable Long asOf;

    @Spec private CommandSpec spec;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        if (period == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: PERIOD");
        }
        if (format.isBinary() && output == null) {
            throw new ParameterException(
                    spec.commandLine(), "a " + format + " needs a file to go to: -o FILE");
        }
        var client = service.client();
        var url =
                costCenter == null
                        ? client.path("periods", period, "statements")
                        : client.path("periods", period, "statements", costCenter);
        if (view != null) {
            url.addQueryParameter("view", view.name().toLowerCase(Locale.ROOT));
        }
        ServiceClient.filter(url, "currency", currency);
        ServiceClient.filter(url, "asOf", asOf);
        if (format != Format.TABLE && format != Format.JSON && !service.json()) {
            write(client.get(url, format.type).content());
            return 0;
        }
        var answer = client.get(url).json();
        if (format == Format.JSON || service.json()) {
            write(ByteString.encodeUtf8(answer + System.lineSeparator()));
        } else if (costCenter == null) {
            service.report().print(answer.path("items"));
        } else {
            service.report().raw(StatementText.of(answer));
        }
        return 0;
    }

    private void write(ByteString content) {
        if (output == null) {
            service.report().raw(content.utf8());
            return;
        }
        try {
            Files.write(output, content.toByteArray());
        } catch (IOException e) {
            throw new CommandRefused("cannot write " + output + ": " + e.getMessage());
        }
    }
}
