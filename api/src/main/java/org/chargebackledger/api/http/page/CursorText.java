package org.chargebackledger.api.http.page;

import org.chargebackledger.api.http.problem.HttpRefusal;
import org.chargebackledger.api.http.problem.ProblemType;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.canonical.Sha256;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A cursor as text: base64url of canonical JSON and the first bytes of its hash.
 *
 * <p>It names the list it belongs to, filters included, and is refused on another one. It carries
 * no signature because it grants nothing: book, filters and role come with the request, never from
 * it.
 */
final class CursorText {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CHECK_DIGITS = 16;
    private static final int TEXT_MAX = 4_096;

    private CursorText() {}

    static String of(Cursor cursor, List<String> list) {
        var json =
                CanonicalJson.text(
                        Map.of(
                                "list", listId(list),
                                "position", cursor.position(),
                                "snapshot", cursor.snapshot()));
        var text = check(json) + json;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor parse(String cursor, List<String> list) {
        var text = decoded(cursor);
        if (text.length() <= CHECK_DIGITS
                || !text.substring(0, CHECK_DIGITS).equals(check(text.substring(CHECK_DIGITS)))) {
            throw refused("no cursor of ours");
        }
        var json = JSON.readTree(text.substring(CHECK_DIGITS));
        if (!json.path("list").asString().equals(listId(list))) {
            throw refused("the cursor belongs to another list or to other filters");
        }
        var position = new ArrayList<String>();
        json.path("position").forEach(part -> position.add(part.asString()));
        return new Cursor(List.copyOf(position), json.path("snapshot").asLong());
    }

    private static String decoded(String cursor) {
        if (cursor.length() > TEXT_MAX) {
            throw refused("no cursor of ours");
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("no cursor of ours");
        }
    }

    private static String listId(List<String> list) {
        return CanonicalJson.hash(list).substring(0, CHECK_DIGITS);
    }

    private static String check(String json) {
        return Sha256.hex(json.getBytes(StandardCharsets.UTF_8)).substring(0, CHECK_DIGITS);
    }

    private static HttpRefusal refused(String reason) {
        return new HttpRefusal(ProblemType.CURSOR_INVALID, reason);
    }
}
