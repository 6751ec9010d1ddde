package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.cli.CommandRun.Outcome;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.journal.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class OfflineCommandsTest {

    @TempDir private Path folder;

    @Test
    void verify_finds_a_whole_journal_whole() throws Exception {
        var outcome = verify(journal(3));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .containsPattern("2026-10 +3 +2026-10-000001 +2026-10-000003 +0 +[0-9a-f]{64}")
                .endsWith("OK" + System.lineSeparator());
    }

    @Test
    void verify_names_the_first_entry_that_was_changed() throws Exception {
        var lines = journal(3);
        lines.set(1, lines.get(1).replace("1.00", "9.00"));
        var outcome = verify(lines);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("BROKEN");
        assertThat(outcome.err()).contains("is broken at line 2, entry 2026-10-000002", "(hash)");
    }

    @Test
    void verify_finds_what_was_taken_out_swapped_or_emptied() throws Exception {
        var lines = journal(4);
        var without = new ArrayList<>(lines);
        without.remove(1);
        var gap = verify(without);
        assertThat(gap.exit()).isEqualTo(1);
        assertThat(gap.out()).containsPattern("2026-10 +3 +2026-10-000001 +2026-10-000004 +1 ");
        var swapped = new ArrayList<>(List.of(lines.get(0), lines.get(2), lines.get(1)));
        assertThat(verify(swapped).exit()).isEqualTo(1);
        var blank = new ArrayList<>(List.of(lines.get(0), "", lines.get(1)));
        assertThat(verify(blank).exit()).isEqualTo(1);
        assertThat(verify(List.of()).err()).contains("no entry");
    }

    @Test
    void verify_answers_machines() throws Exception {
        var outcome = CommandRun.bare(Map.of(), "verify", "--json", file(journal(2)).toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("\"whole\":true", "\"entries\":2", "\"gaps\":0");
    }

    @Test
    void a_missing_file_is_exit_1_with_its_name() {
        var outcome = CommandRun.bare(Map.of(), "verify", folder.resolve("no").toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("no such file", "no");
    }

    @Test
    void lint_names_the_place_of_each_error() throws Exception {
        var policy = Files.writeString(folder.resolve("p.yaml"), "name: p\npools: 7\n");
        var outcome = CommandRun.bare(Map.of(), "policy", "lint", policy.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("ERROR /pools");
        assertThat(outcome.err()).contains("error");
        var machine = CommandRun.bare(Map.of(), "policy", "lint", "--json", policy.toString());
        assertThat(machine.exit()).isEqualTo(1);
        assertThat(machine.out()).startsWith("{\"valid\":false,\"problems\":[{");
    }

    @Test
    void lint_says_so_when_there_is_nothing_to_say() throws Exception {
        var policy =
                Files.writeString(
                        folder.resolve("good.yaml"),
                        """
                        apiVersion: chargeback/v1
                        name: standard
                        currency: USD
                        unattributed: CC-999
                        attribution:
                          - {id: teams, match: {tag: team}, to: {lookup: {tag: team}}}
                        namespaces: []
                        pools: []
                        tolerances: {billToLedger: "0", estimateToBill: "0.05", unattributed: "0"}
                        """);
        var outcome = CommandRun.bare(Map.of(), "policy", "lint", policy.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out().strip()).isEqualTo(policy + ": no problems");
        var machine = CommandRun.bare(Map.of(), "policy", "lint", "--json", policy.toString());
        assertThat(machine.out().strip()).isEqualTo("{\"valid\":true,\"problems\":[]}");
    }

    private Outcome verify(List<String> lines) throws IOException {
        return CommandRun.bare(Map.of(), "verify", file(lines).toString());
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("journal.ndjson"), lines);
    }

    private static List<String> journal(int entries) {
        var lines = new ArrayList<String>();
        var previous = Entry.NO_PREDECESSOR;
        for (var number = 1; number <= entries; number++) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("number", "2026-10-%06d".formatted(number));
            entry.put("sequence", number);
            entry.put("period", "2026-10");
            entry.put("previousHash", previous);
            entry.put("postings", List.of(posting("debit"), posting("credit")));
            previous = CanonicalJson.hash(entry);
            entry.put("hash", previous);
            lines.add(CanonicalJson.text(entry));
        }
        return lines;
    }

    private static Map<String, Object> posting(String side) {
        return Map.of(side, Map.of("amount", "1.00", "currency", "USD"));
    }
}
