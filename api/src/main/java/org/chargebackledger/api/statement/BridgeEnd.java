package org.chargebackledger.api.statement;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.projections.statement.Bridge.AsOf;
import org.chargebackledger.projections.statement.Bridge.Point;
import org.chargebackledger.projections.statement.Bridge.Revision;

import java.util.regex.Pattern;

/** An end of a bridge as a caller writes it: {@code r2} is a revision, {@code 412} an entry. */
public final class BridgeEnd {

    private static final Pattern REVISION = Pattern.compile("r([1-9][0-9]{0,8})");
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private BridgeEnd() {}

    public static Point of(String text) {
        var revision = REVISION.matcher(text);
        if (revision.matches()) {
            return new Revision(Integer.parseInt(revision.group(1)));
        }
        if (SEQUENCE.matcher(text).matches()) {
            return new AsOf(Long.parseLong(text));
        }
        throw Refusal.invalid(
                "parameter-invalid",
                "from and to: a revision such as r1 or an entry's sequence, not '" + text + "'");
    }
}
