package org.chargebackledger.api.http.idempotency;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.canonical.Sha256;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The hash of what a request says. Of a multipart: its sorted fields and its files' SHA-256,
 * sorted, whatever the order, the boundary or the file names. Of anything else: its bytes. The
 * query counts.
 */
final class RequestContent {

    private RequestContent() {}

    static String hash(@Nullable String query, byte[] body) {
        return CanonicalJson.hash(
                Map.of("query", query == null ? "" : query, "body", Sha256.hex(body)));
    }

    /** The parts lie on disk by now; each file is read once, never held. */
    static String hashOfMultipart(HttpServletRequest multipart)
            throws IOException, ServletException {
        var fields = new ArrayList<String>();
        var files = new ArrayList<String>();
        for (var part : multipart.getParts()) {
            if (part.getSubmittedFileName() == null) {
                fields.add(CanonicalJson.text(List.of(part.getName(), text(part))));
            } else {
                files.add(sha256(part));
            }
        }
        Collections.sort(fields);
        Collections.sort(files);
        var query = multipart.getQueryString();
        return CanonicalJson.hash(
                Map.of("query", query == null ? "" : query, "fields", fields, "files", files));
    }

    private static String text(Part part) throws IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(Part part) throws IOException {
        var digest = Sha256.digest();
        try (var in = part.getInputStream();
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
