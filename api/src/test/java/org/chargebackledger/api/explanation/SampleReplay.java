package org.chargebackledger.api.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.Company;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Other policies for the sample company's months, and how they are adopted for them. */
final class SampleReplay {

    private static final String POLICY = "standard";

    private SampleReplay() {}

    /**
     * Tax and credits follow the charges they belong to, one pool feeds another, requests count by
     * tiers, and one team pays a stated amount of support.
     */
    static String stepByStep() {
        return following()
                .replace(
                        "{id: platform,          basis: {proportional: {to: direct}},",
                        "{id: platform, basis: {even: [CC-3100, \"pool:observability\"]},")
                .replace(
                        "{metric: {name: ingress_requests}}",
                        "{metric: {name: ingress_requests,"
                                + " tiers: [{upTo: \"1000000\", rate: \"2\"}, {rate: \"1\"}]}}")
                .replace(
                        "{weighted: {CC-3100: \"20\", CC-3200: \"15\", CC-3300: \"20\", CC-3400:"
                                + " \"15\", CC-3500: \"15\", CC-3600: \"5\", CC-3900: \"10\"}}",
                        "{fixed: {amounts: {CC-3100: \"1.25\"}, remainder: {even: [CC-3200,"
                                + " CC-3300, CC-3900]}}}");
    }

    /** Two pools feed each other. */
    static String allAtOnce() {
        return following()
                .replace(
                        "{id: platform,          basis: {proportional: {to: direct}},",
                        "{id: platform, basis: {even: [CC-3100, CC-3200, \"pool:network\"]},")
                .replace(
                        "{metric: {name: ingress_requests}}",
                        "{weighted: {CC-3300: \"70\", \"pool:platform\": \"30\"}}")
                .replace("pools:\n", "distribution: reciprocal\npools:\n");
    }

    private static String following() {
        return text().replaceFirst("(?m)^  - \\{id: tax, .*\n", "")
                        .replaceFirst("(?m)^  - \\{id: credits, .*\n", "")
                + "defaults: {tax: {nonRecoverable: [{}], pool: tax}, credits: {pool: credits}}\n";
    }

    private static String text() {
        var resource = "/demo-company/allocation-policy.yaml";
        try (var in = SampleReplay.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drafts and approves a version, and has it adopted for months. */
    static void adopt(Company company, String text, List<String> months) {
        var version = company.adopt(POLICY, text, "2027-01");
        var proposal =
                company.preparer()
                        .post(
                                "/adoptions",
                                Map.of(
                                        "policy",
                                        POLICY,
                                        "version",
                                        version,
                                        "periods",
                                        months,
                                        "reason",
                                        "shared cost was split wrongly"))
                        .ok();
        var path = "/adoptions/" + proposal.get("adoptionId").asString();
        company.approver()
                .post(
                        path + "/approval",
                        Map.of("contentHash", proposal.get("contentHash").asString()))
                .ok();
        var done = company.preparer().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("COMPLETED");
    }
}
