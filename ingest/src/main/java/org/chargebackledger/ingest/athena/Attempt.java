package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.FetchFolder.PageWriter;
import org.chargebackledger.ingest.delivery.StagedFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One attempt at a slice's answer: what is asked, the executions that answer it and what has
 * arrived of them. Once it is of no use any more, the next one begins beside it.
 */
final class Attempt {

    private static final String NUMBER = "attempt";
    private static final String STATEMENTS = "statements.sql";

    private final FetchFolder folder;
    private final String statements;
    private int number;

    private Attempt(FetchFolder folder, String statements, int number) {
        this.folder = folder;
        this.statements = statements;
        this.number = number;
    }

    /**
     * The attempt that is under way, or the next one if something else is to be asked now: a table
     * may have got another column.
     */
    static Attempt of(FetchFolder folder, String statements) throws IOException {
        var number = folder.has(NUMBER) ? Integer.parseInt(folder.text(NUMBER)) : 1;
        var attempt = new Attempt(folder, statements, number);
        if (!attempt.has(STATEMENTS)) {
            attempt.note(STATEMENTS, statements);
        } else if (!attempt.text(STATEMENTS).equals(statements)) {
            attempt.giveUp();
        }
        return attempt;
    }

    /** Nothing of it counts any more. */
    void giveUp() throws IOException {
        number++;
        folder.keep(NUMBER, page -> Files.writeString(page, String.valueOf(number)));
        note(STATEMENTS, statements);
    }

    boolean has(String page) {
        return folder.has(name(page));
    }

    String text(String page) throws IOException {
        return folder.text(name(page));
    }

    StagedFile file(String page) {
        return folder.file(name(page));
    }

    void note(String page, String text) throws IOException {
        keep(page, file -> Files.writeString(file, text));
    }

    <E extends Exception> void keep(String page, PageWriter<E> writer) throws IOException, E {
        folder.keep(name(page), writer);
    }

    /** The same for the same question of the same attempt, so that it is not run twice. */
    String token(String question) throws IOException {
        try {
            var text = String.join("\n", folder.since().toString(), name(question), statements);
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String name(String page) {
        return number + "-" + page;
    }
}
