package org.chargebackledger.ledger.notice;

import org.chargebackledger.ledger.canonical.CanonicalJson;

import java.util.Map;

/**
 * What a notice says.
 *
 * @param recipient as the register names the owner: an address, or a name that is none
 */
public record NoticeContent(String recipient, String subject, String text) {

    /** Whether mail can be sent to the recipient. */
    public boolean isAddressed() {
        var at = recipient.indexOf('@');
        return at > 0
                && at == recipient.lastIndexOf('@')
                && at < recipient.length() - 1
                && recipient.chars().noneMatch(one -> one <= ' ' || one == ',' || one == ';');
    }

    /** SHA-256 of its canonical JSON. */
    public String hash() {
        return CanonicalJson.hash(Map.of("recipient", recipient, "subject", subject, "text", text));
    }
}
