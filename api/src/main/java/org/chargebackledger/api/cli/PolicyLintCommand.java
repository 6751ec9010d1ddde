package org.chargebackledger.api.cli;

import okhttp3.MediaType;
import okhttp3.RequestBody;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.PolicyLint;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.trial.PolicyTrial;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Checks a policy document: by itself, or against the books and a month of a service. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description =
                "Checks a policy document; needs a service only to try it on one of its months.")
final class PolicyLintCommand implements Callable<Integer> {

    private static final MediaType YAML = MediaType.get("application/yaml; charset=utf-8");
    private static final String UNKNOWN_COST_CENTER = "unknown-cost-center";

    @Parameters(paramLabel = "FILE", description = "The document, YAML or JSON.")
    private Path file = Path.of("");

    @Option(
            names = "--register",
            paramLabel = "FILE",
            description = "Cost centers as a JSON list; without it their codes are not checked.")
    private @Nullable Path register;

    @Option(
            names = "--period",
            paramLabel = "MONTH",
            description = "Try it on this month of the service; warnings then name their money.")
    private @Nullable String period;

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        return period == null ? offline() : onMonth(period);
    }

    private Integer onMonth(String month) throws IOException {
        var client = service.client();
        var answer =
                client.post(
                                client.path("policies", "lint").addQueryParameter("period", month),
                                service.key(),
                                RequestBody.create(Files.readString(file), YAML))
                        .json();
        var out = command.commandLine().getOut();
        if (service.json()) {
            out.println(answer);
        } else {
            answer.path("problems").forEach(problem -> out.println(line(problem)));
            sayIfGood(answer.path("problems").isEmpty());
        }
        out.flush();
        return done(
                answer.path("problems")
                        .valueStream()
                        .filter(problem -> problem.path("severity").asString("").equals("ERROR"))
                        .count());
    }

    private static String line(JsonNode problem) {
        var place =
                problem.has("line")
                        ? " (line "
                                + problem.path("line").asInt()
                                + ", column "
                                + problem.path("column").asInt()
                                + ")"
                        : "";
        var money = Report.cell(problem.path("money"));
        return problem.path("severity").asString("")
                + " "
                + problem.path("path").asString("")
                + place
                + ": "
                + problem.path("reason").asString("")
                + (money.isEmpty() ? "" : " [" + money + "]")
                + " ("
                + problem.path("code").asString("")
                + ")";
    }

    private Integer offline() throws IOException {
        var problems = problems();
        var out = command.commandLine().getOut();
        if (service.json()) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("valid", problems.stream().noneMatch(PolicyProblem::isError));
            answer.put("problems", problems.stream().map(PolicyLintCommand::members).toList());
            out.println(JsonMapper.shared().writeValueAsString(answer));
        } else {
            problems.forEach(problem ->
                    out.println(problem.severity() + " " + problem + " (" + problem.code() + ")"));
            sayIfGood(problems.isEmpty());
        }
        out.flush();
        return done(problems.stream().filter(PolicyProblem::isError).count());
    }

    /** Silence could mean that nothing was looked at. */
    private void sayIfGood(boolean isGood) {
        if (isGood) {
            command.commandLine().getOut().println(file + ": no problems");
        }
    }

    private int done(long errors) {
        if (errors > 0) {
            throw new CommandRefused(file + ": " + errors + (errors == 1 ? " error" : " errors"));
        }
        return 0;
    }

    private List<PolicyProblem> problems() throws IOException {
        var reading = AllocationPolicyDocument.read(Files.readString(file));
        var problems = new ArrayList<>(reading.problems());
        if (reading.document() != null) {
            PolicyLint.check(reading.document(), register()).stream()
                    .filter(problem ->
                            register != null || !problem.code().equals(UNKNOWN_COST_CENTER))
                    .forEach(problems::add);
            problems.addAll(PolicyTrial.of(reading.document()));
        }
        return problems;
    }

    private Register register() throws IOException {
        if (register == null) {
            return new Register(0, List.of());
        }
        var records =
                JsonMapper.shared()
                        .readValue(
                                Files.readString(register),
                                new TypeReference<List<CostCenter>>() {});
        return new Register(records.size(), records);
    }

    private static Map<String, Object> members(PolicyProblem problem) {
        var members = new LinkedHashMap<String, Object>();
        members.put("severity", problem.severity().name());
        members.put("code", problem.code());
        members.put("path", problem.path());
        if (problem.position() != null) {
            members.put("line", problem.position().line());
            members.put("column", problem.position().column());
        }
        members.put("reason", problem.reason());
        return members;
    }
}
