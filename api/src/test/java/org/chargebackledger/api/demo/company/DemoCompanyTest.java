package org.chargebackledger.api.demo.company;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The demo company as a newcomer meets it: always the same, and somebody one could know. */
class DemoCompanyTest {

    private static final Pattern MADE_UP =
            Pattern.compile(
                    "(?i)lorem|ipsum|foo\\b|\\bbar\\b|\\bacme\\b|example|dummy|\\btest-?[0-9]");
    private static final Pattern TEAM =
            Pattern.compile("\"+(?:user_team|team|CostCenter)\"+:\"+([^\"]+)\"");

    @Test
    void every_file_is_the_same_to_the_byte() throws Exception {
        assertThat(digests()).isEqualTo(golden());
    }

    @Test
    void two_months_are_closed_and_the_third_is_posted_twice() {
        var kinds =
                DemoFiles.STEPS.stream()
                        .map(step ->
                                switch (step) {
                                    case DemoStep.Deliver(var delivery) ->
                                            delivery.source().equals("aws-cur")
                                                    ? delivery.id()
                                                    : "";
                                    case DemoStep.Post(var month) -> "post " + month;
                                    case DemoStep.Close(var month) -> "close " + month;
                                })
                        .filter(step -> !step.isEmpty())
                        .toList();
        assertThat(kinds)
                .containsExactly(
                        "2026-08/aws-final",
                        "post 2026-08",
                        "close 2026-08",
                        "2026-09/aws-final",
                        "post 2026-09",
                        "close 2026-09",
                        "2026-10/aws-preliminary",
                        "post 2026-10",
                        "2026-10/aws-final",
                        "post 2026-10");
    }

    @Test
    void nothing_looks_like_filler() {
        for (var delivery : DemoFiles.deliveries()) {
            var text = PlainCsv.text(delivery.files().getFirst());
            assertThat(MADE_UP.matcher(text).results().map(hit -> hit.group()).toList())
                    .as(delivery.id())
                    .isEmpty();
        }
    }

    @Test
    void every_team_that_somebody_wrote_on_something_is_in_the_register() {
        var teams = new TreeSet<String>();
        for (var delivery : DemoFiles.deliveries()) {
            var text = PlainCsv.text(delivery.files().getFirst());
            TEAM.matcher(text).results().forEach(hit -> teams.add(hit.group(1)));
        }
        assertThat(teams).hasSizeGreaterThan(15).allMatch(names()::contains);
    }

    @Test
    void every_name_in_the_register_means_one_cost_center() {
        var all = Pattern.compile("\"(CC-[0-9]+|[a-z]+(?:-[a-z]+)?)\"").matcher(aliases());
        assertThat(all.results().map(hit -> hit.group(1)).toList()).doesNotHaveDuplicates();
    }

    @Test
    void the_policy_charges_only_cost_centers_of_the_register() {
        var codes =
                Pattern.compile("CC-[0-9]+")
                        .matcher(DemoCompany.policy())
                        .results()
                        .map(hit -> hit.group())
                        .collect(Collectors.toSet());
        assertThat(names()).containsAll(codes);
    }

    private static Set<String> names() {
        return Pattern.compile("\"([^\"]+)\"")
                .matcher(aliases())
                .results()
                .map(hit -> hit.group(1))
                .collect(Collectors.toSet());
    }

    /** The register's codes and aliases, without what else it says. */
    private static String aliases() {
        return DemoCompany.costCenters()
                .lines()
                .filter(line -> line.contains("\"code\"") || line.contains("\"aliases\""))
                .map(line -> line.substring(line.indexOf(':')))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> digests() throws IOException, NoSuchAlgorithmException {
        var digests = new TreeSet<String>();
        for (var delivery : DemoFiles.deliveries()) {
            digests.add(delivery.id() + " " + sha256(delivery.files().getFirst()));
        }
        return List.copyOf(digests);
    }

    private static List<String> golden() throws IOException {
        try (var in = DemoCompanyTest.class.getResourceAsStream("/demo-company/sha256.txt")) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
