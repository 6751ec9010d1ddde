package org.chargebackledger.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.projections.fixture.RandomBook;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The chain check on whole journals, and on journals that somebody has touched. */
class ChainVerifierTest {

    private static final RandomBook LIVED = lived();

    @Test
    void a_whole_journal_has_no_discrepancy() {
        assertThat(found(lines(), closes())).isEmpty();
        assertThat(closes()).isNotEmpty();
    }

    @Test
    void any_changed_byte_is_found() {
        var random = new Random(11);
        for (var i = 0; i < 400; i++) {
            var lines = lines();
            var line = lines.get(random.nextInt(lines.size()));
            line[random.nextInt(line.length)] ^= (byte) (1 << random.nextInt(7));
            assertThat(found(lines, closes())).isNotEmpty();
        }
    }

    @Test
    void a_missing_a_doubled_and_two_swapped_entries_are_found() {
        for (var i = 0; i < lines().size() - 1; i++) {
            var without = lines();
            without.remove(i);
            var twice = lines();
            twice.add(i, twice.get(i));
            assertThat(found(twice, closes())).isNotEmpty();
            var swapped = lines();
            swapped.add(i + 1, swapped.remove(i));
            assertThat(found(swapped, closes())).isNotEmpty();
            if (isChainedOn(i)) {
                assertThat(found(without, closes())).isNotEmpty();
            }
        }
    }

    @Test
    void a_tail_cut_off_below_a_close_is_found_by_the_close() {
        var sealed = closes().stream().filter(close -> close.entries() > 0).toList();
        assertThat(sealed).isNotEmpty();
        assertThat(found(new ArrayList<>(), sealed))
                .extracting(Discrepancy::rule)
                .contains("close");
    }

    @Test
    void a_missing_close_is_found() {
        var closes = new ArrayList<>(closes());
        assertThat(closes).hasSizeGreaterThan(1);
        closes.remove(0);
        assertThat(found(lines(), closes)).extracting(Discrepancy::rule).contains("close");
    }

    @Test
    void an_entry_out_of_balance_is_found_though_its_hash_is_right() {
        var lines = lines();
        var text = new String(lines.getFirst(), StandardCharsets.UTF_8);
        var forged = text.replaceFirst("\"amount\":\"[0-9]", "\"amount\":\"9");
        assertThat(forged).isNotEqualTo(text);
        lines.set(0, forged.getBytes(StandardCharsets.UTF_8));
        assertThat(found(lines, List.of()))
                .extracting(Discrepancy::rule)
                .contains("balance", "hash");
    }

    @Test
    void what_is_no_json_is_found_and_the_rest_is_still_checked() {
        var lines = lines();
        lines.add("{\"number\":1,\"number\":2}".getBytes(StandardCharsets.UTF_8));
        lines.add("null".getBytes(StandardCharsets.UTF_8));
        assertThat(found(lines, closes()))
                .hasSize(2)
                .extracting(Discrepancy::rule)
                .containsOnly("json");
    }

    private static List<Discrepancy> found(List<byte[]> lines, List<CloseSeal> closes) {
        var verifier = new ChainVerifier();
        lines.forEach(verifier::entry);
        verifier.closes(closes);
        return verifier.discrepancies();
    }

    /** Whether an entry of the same period follows: a cut-off tail needs a close to be seen. */
    private static boolean isChainedOn(int index) {
        var entries = LIVED.entries();
        var period = entries.get(index).period();
        return entries.subList(index + 1, entries.size()).stream()
                .anyMatch(entry -> entry.period().equals(period));
    }

    private static List<byte[]> lines() {
        return new ArrayList<>(LIVED.entries().stream().map(Entry::served).toList());
    }

    private static List<CloseSeal> closes() {
        return LIVED.book().events().stream()
                .filter(PeriodClosed.class::isInstance)
                .map(PeriodClosed.class::cast)
                .map(close ->
                        new CloseSeal(
                                close.period(),
                                close.revision(),
                                close.head(),
                                close.entries(),
                                close.previousClose(),
                                close.closeHash()))
                .toList();
    }

    private static RandomBook lived() {
        var random = new RandomBook("main", 5);
        random.live(40);
        return random;
    }
}
