package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Proposes that posted months be charged by another version, or approves such a proposal. */
@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes that posted months be charged by another approved version of their policy;",
            "with --approve, a second person approves what was proposed, and it is posted."
        })
final class PolicyAdoptCommand implements Callable<Integer> {

    private static final Set<String> UNFINISHED = Set.of("PROPOSED", "APPROVED");

    /** One proposes, another approves. */
    static final class Step {

        @ArgGroup(exclusive = false)
        private @Nullable Proposal proposal;

        @ArgGroup(exclusive = false)
        private @Nullable Approval approval;
    }

    /** What is to be adopted. */
    static final class Proposal {

        @Option(names = "--policy", required = true, description = "The policy.")
        private String policy = "";

        @Option(
                names = "--policy-version",
                required = true,
                description = "An approved version of it.")
        private int version;

        @Option(
                names = "--period",
                required = true,
                split = ",",
                paramLabel = "PERIOD",
                description = "Posted months such as 2026-08,2026-09.")
        private List<String> periods = List.of();

        @Option(names = "--reason", required = true, description = "Why.")
        private String reason = "";
    }

    /** What was proposed, by its id and the hash of its content. */
    static final class Approval {

        @Option(names = "--approve", required = true, paramLabel = "ID", description = "Which one.")
        private String id = "";

        @Option(
                names = "--content-hash",
                required = true,
                paramLabel = "HASH",
                description = "Of what you have read; anything else is refused.")
        private String hash = "";
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Step step = new Step();

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var proposal = step.proposal;
        var approval = step.approval;
        if (proposal != null) {
            print(propose(proposal));
        } else if (approval != null) {
            print(approve(approval));
        }
        return 0;
    }

    private JsonNode propose(Proposal proposal) {
        var client = service.client();
        return client.post(
                        client.path("adoptions"),
                        service.key(),
                        Map.of(
                                "policy", proposal.policy,
                                "version", proposal.version,
                                "periods", proposal.periods,
                                "reason", proposal.reason))
                .json();
    }

    private JsonNode approve(Approval approval) {
        var client = service.client();
        client.post(
                client.path("adoptions", approval.id, "approval"),
                service.key(),
                Map.of("contentHash", approval.hash));
        var done =
                Polling.until(
                        () -> client.get(client.path("adoptions", approval.id)).json(),
                        UNFINISHED,
                        service.progress("adopt"));
        if (done.path("status").asString("").equals("FAILED")) {
            throw new CommandRefused(
                    "the adoption failed: " + done.path("failure").asString(""), done);
        }
        Polling.requireNotWaiting(done);
        return done;
    }

    private void print(JsonNode adoption) {
        var report = service.report();
        if (service.json()) {
            report.print(adoption);
            return;
        }
        report.raw(
                "%s  policy %s version %s  %s%ncontent hash %s%n"
                        .formatted(
                                adoption.path("adoptionId").asString(""),
                                adoption.path("policy").asString(""),
                                adoption.path("version").asString(""),
                                adoption.path("status").asString(""),
                                adoption.path("contentHash").asString("")));
        for (var month : adoption.path("months")) {
            report.raw(
                    "%n%s, posted in %s, in place of version %s%n%s"
                            .formatted(
                                    month.path("originPeriod").asString(""),
                                    month.path("postingPeriod").asString(""),
                                    month.path("replacedVersion").asString(""),
                                    bridge(month).text()));
        }
    }

    private static TextTable bridge(JsonNode month) {
        var table = new TextTable(List.of("cost center", "before", "after", "entries"));
        for (var row : month.path("bridge")) {
            var entries = new ArrayList<String>();
            for (var entry : row.path("entries")) {
                entries.add(
                        entry.path("number").asString("")
                                + ": "
                                + Report.cell(entry.path("amount")));
            }
            table.row(
                    List.of(
                            row.path("costCenter").asString(""),
                            Report.cell(row.path("before")),
                            Report.cell(row.path("after")),
                            String.join(", ", entries)));
        }
        return table;
    }
}
