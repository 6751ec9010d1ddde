package org.chargebackledger.api.cli;

import org.chargebackledger.projections.audit.ChainVerifier;
import org.chargebackledger.projections.audit.Discrepancy;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What verifying one file gave.
 *
 * @param problems everything that is wrong, in the order of the lines
 */
record VerifiedJournal(
        String file, boolean whole, List<PeriodChain> periods, List<Discrepancy> problems) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Discrepancy EMPTY =
            new Discrepancy(0, "", "empty", "there is no entry in the file");

    /**
     * One period's chain.
     *
     * @param gaps entry numbers that are missing between the first and the last
     * @param head hash of the last entry
     */
    record PeriodChain(
            String period, int entries, String first, String last, long gaps, String head) {}

    /** What a line says about itself, whether true or not. */
    private record Name(String period, String number) {}

    /** Reads line by line: a journal may be larger than memory. */
    static VerifiedJournal read(Path file) throws IOException {
        var verifier = new ChainVerifier();
        var numbers = new TreeMap<String, List<String>>();
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (var line = line(in); line != null; line = line(in)) {
                verifier.entry(line);
                var name = name(line);
                numbers.computeIfAbsent(name.period(), any -> new ArrayList<>()).add(name.number());
            }
        }
        var problems = numbers.isEmpty() ? List.of(EMPTY) : verifier.discrepancies();
        var periods = new ArrayList<PeriodChain>();
        numbers.forEach(
                (period, entries) -> periods.add(chain(period, entries, verifier.head(period))));
        return new VerifiedJournal(file.toString(), problems.isEmpty(), periods, problems);
    }

    private static PeriodChain chain(String period, List<String> numbers, String head) {
        var first = numbers.getFirst();
        var last = numbers.getLast();
        return new PeriodChain(
                period,
                numbers.size(),
                first,
                last,
                Math.max(0, ordinal(last) - ordinal(first) + 1 - numbers.size()),
                head);
    }

    /** The digits after the last dash; 0 when there are none. */
    private static long ordinal(String number) {
        var digits = number.substring(number.lastIndexOf('-') + 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static Name name(byte[] line) {
        var period = "";
        var number = "";
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = json.currentName();
                json.nextToken();
                if (member.equals("period")) {
                    period = json.getValueAsString("");
                } else if (member.equals("number")) {
                    number = json.getValueAsString("");
                }
                json.skipChildren();
            }
        } catch (JacksonException e) {
            return new Name(period, number); // the verifier has said so already
        }
        return new Name(period, number);
    }

    /** The next line without its line feed; null at the end. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(1024);
        var one = in.read();
        if (one < 0) {
            return null;
        }
        while (one >= 0 && one != '\n') {
            line.write(one);
            one = in.read();
        }
        return line.toByteArray();
    }
}
