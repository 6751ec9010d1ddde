package org.chargebackledger.ledger.register;

import org.chargebackledger.ledger.audit.Refusal;

import java.util.regex.Pattern;

/** What a cost center's record must be in itself. */
final class CostCenterRules {

    /** A code is part of account names and of addresses, so that it holds no slash or space. */
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:-]{0,63}");

    /** An alias is a tag's or a label's value: any printable text that a person can tell apart. */
    private static final Pattern ALIAS =
            Pattern.compile("(?! )[^\\p{C}\\p{Zl}\\p{Zp}]{1,256}(?<! )");

    private static final int ALIASES_MAX = 1_000;

    private CostCenterRules() {}

    static void check(CostCenter record) {
        requireCode(record.code());
        if (record.name().isBlank()) {
            throw Refusal.invalid("cost-center-nameless", record.code() + " has no name");
        }
        if (record.aliases().size() > ALIASES_MAX) {
            throw Refusal.invalid(
                    "alias-malformed", record.code() + " has more than " + ALIASES_MAX);
        }
        record.aliases().forEach(CostCenterRules::requireAlias);
        var validTo = record.validTo();
        if (validTo != null && !validTo.isAfter(record.validFrom())) {
            throw Refusal.invalid(
                    "validity-empty", record.code() + " ends on or before " + record.validFrom());
        }
        var successor = record.successor();
        if (successor != null) {
            requireCode(successor);
            if (successor.equals(record.code())) {
                throw Refusal.invalid("successor-is-itself", successor + " cannot succeed itself");
            }
        }
    }

    private static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw Refusal.invalid(
                    "code-malformed",
                    "'" + code + "' is no code: letters, digits, then also . _ : -, at most 64");
        }
    }

    private static void requireAlias(String alias) {
        if (!ALIAS.matcher(alias).matches()) {
            throw Refusal.invalid(
                    "alias-malformed", "'" + alias + "' is blank, too long or not printable");
        }
    }
}
