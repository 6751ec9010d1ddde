package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Verifies the hash chain of journals from their bytes alone. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies journals without a service and without a database.",
            "Each file is the NDJSON of one period, or of a whole book, from its first entry on."
        })
public final class VerifyCommand implements Subcommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Entries as NDJSON.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON, for machines.")
    private boolean json;

    @Spec private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var journals = new ArrayList<VerifiedJournal>();
        for (var file : files) {
            journals.add(VerifiedJournal.read(file));
        }
        var out = command.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(journals));
        } else {
            journals.forEach(journal -> print(journal, out));
        }
        out.flush();
        var broken = journals.stream().filter(journal -> !journal.whole()).toList();
        if (!broken.isEmpty()) {
            throw new CommandRefused(reason(broken.getFirst()));
        }
        return 0;
    }

    private static void print(VerifiedJournal journal, PrintWriter out) {
        out.println(journal.file());
        var table = new TextTable(List.of("period", "entries", "first", "last", "gaps", "head"));
        for (var period : journal.periods()) {
            table.row(
                    List.of(
                            period.period(),
                            String.valueOf(period.entries()),
                            period.first(),
                            period.last(),
                            String.valueOf(period.gaps()),
                            period.head()));
        }
        out.print(table.text());
        journal.problems()
                .forEach(problem ->
                        out.println(
                                "line %d, entry %s: %s (%s)"
                                        .formatted(
                                                problem.line(),
                                                problem.number(),
                                                problem.detail(),
                                                problem.rule())));
        out.println(journal.whole() ? "OK" : "BROKEN");
    }

    private static String reason(VerifiedJournal journal) {
        var first = journal.problems().getFirst();
        return "%s is broken at line %d, entry %s: %s (%s)"
                .formatted(
                        journal.file(), first.line(), first.number(), first.detail(), first.rule());
    }
}
