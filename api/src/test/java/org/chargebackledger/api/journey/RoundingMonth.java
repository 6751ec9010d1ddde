package org.chargebackledger.api.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A month in which every tie and every mirror of the rounding rules bites. Each source account is
 * there for one rule and worked by hand; the unit is the minor one, and in parentheses stands how
 * far a posting lies from its exact amount, in units.
 */
final class RoundingMonth {

    static final String PERIOD = "2026-11";
    static final String POLICY = "rounding";

    /**
     * One source account.
     *
     * @param rows of its bill: team, category, service, billed; effective and commitment where they
     *     differ; {@code -} is no team
     * @param billed its rounded total
     * @param postings all but those on clearing
     */
    record Account(String name, String currency, String rows, String billed, String postings) {}

    static final List<Account> ACCOUNTS =
            List.of(
                    // Three times 100.5 are 301.5, and a half goes away from zero: 302. Floors 100
                    // each leave 2 units, the remainders are equal: to A and B, by their codes.
                    new Account(
                            "half",
                            "USD",
                            """
                            A Usage disk 1.005
                            B Usage disk 1.005
                            C Usage disk 1.005
                            """,
                            "3.02",
                            """
                            CC-A direct Usage disk debit 1.01 (0.5)
                            CC-B direct Usage disk debit 1.01 (0.5)
                            CC-C direct Usage disk debit 1.00 (-0.5)
                            """),
                    // The mirror image of the account above, and A and B bear the larger ones
                    // again.
                    new Account(
                            "refund",
                            "USD",
                            """
                            A Credit disk -1.005
                            B Credit disk -1.005
                            C Credit disk -1.005
                            """,
                            "-3.02",
                            """
                            CC-A direct Credit disk credit 1.01 (-0.5)
                            CC-B direct Credit disk credit 1.01 (-0.5)
                            CC-C direct Credit disk credit 1.00 (0.5)
                            """),
                    // 0.5 and -0.5 sum to 0. The first is positive: floors 0 and -1, remainders
                    // 0.5, so one unit is left, and it is A's: 1 and -1.
                    new Account(
                            "zero",
                            "USD",
                            """
                            A Usage moved 0.005
                            B Usage moved -0.005
                            """,
                            "0.00",
                            """
                            CC-A direct Usage moved debit 0.01 (0.5)
                            CC-B direct Usage moved credit 0.01 (-0.5)
                            """),
                    // The first is negative: mirrored 0.5 and -0.5, so 1 and -1, negated -1 and 1.
                    // Without the mirror, floors -1 and 0 would give A the unit: 0 and 0.
                    new Account(
                            "zero-mirrored",
                            "USD",
                            """
                            A Usage back -0.005
                            B Usage back 0.005
                            """,
                            "0.00",
                            """
                            CC-A direct Usage back credit 0.01 (-0.5)
                            CC-B direct Usage back debit 0.01 (0.5)
                            """),
                    // The pool is 0.5 for each. A has 1.5, B 1.0, C 0.5, together 3: floors 1, 1
                    // and 0 leave one unit, tied between A and C: A's. A's 2 units for three keys
                    // of 0.5 go by kind, then category: both direct ones, Purchase before Usage
                    // though z comes after a. B's 1 goes to direct, before pool. C's key is 0.
                    new Account(
                            "keys",
                            "USD",
                            """
                            A Usage a 0.005
                            A Purchase z 0.005
                            B Usage a 0.005
                            - Usage shared 0.015
                            """,
                            "0.03",
                            """
                            CC-A direct Purchase z debit 0.01 (0.5)
                            CC-A direct Usage a debit 0.01 (0.5)
                            CC-B direct Usage a debit 0.01 (0.5)
                            """),
                    // A 501.5 and B -1.5 are 500. Floors 501 and -2 leave one, tied: A's, so B has
                    // -2 for keys of -0.5 and -1: mirrored floors 0 and 1 leave one for the first.
                    new Account(
                            "in-credit",
                            "USD",
                            """
                            A Usage x 5.015
                            B Usage x -0.005
                            B Usage y -0.01
                            """,
                            "5.00",
                            """
                            CC-A direct Usage x debit 5.02 (0.5)
                            CC-B direct Usage x credit 0.01 (-0.5)
                            CC-B direct Usage y credit 0.01 (0)
                            """),
                    // One unit for two keys of 0.5: U+FFFD comes before U+1F600, although in
                    // UTF-16 the emoji begins with D83D.
                    new Account(
                            "code-points",
                            "USD",
                            """
                            A Usage \uD83D\uDE00 0.005
                            A Usage \uFFFD 0.005
                            """,
                            "0.01",
                            """
                            CC-A direct Usage \uFFFD debit 0.01 (0.5)
                            """),
                    // 1.5 yen are 2. Floors 0 leave two, the remainders are equal: A and B.
                    new Account(
                            "yen",
                            "JPY",
                            """
                            A Usage disk 0.5
                            B Usage disk 0.5
                            C Usage disk 0.5
                            """,
                            "2",
                            """
                            CC-A direct Usage disk debit 1 (0.5)
                            CC-B direct Usage disk debit 1 (0.5)
                            """),
                    // 1.3 thousandths are 1. Floors 0 leave one, and 0.7 is more than 0.6.
                    new Account(
                            "dinar",
                            "KWD",
                            """
                            A Usage disk 0.0006
                            B Usage disk 0.0007
                            """,
                            "0.001",
                            """
                            CC-B direct Usage disk debit 0.001 (0.3)
                            """),
                    // Billed 1. The cost, 0.5, is rounded to 1, and recoverable tax, 0.5, is by
                    // itself: 1. That is one too many, and invoice rounding takes it back.
                    new Account(
                            "tax",
                            "USD",
                            """
                            A Usage disk 0.005
                            - Tax vat 0.005
                            """,
                            "0.01",
                            """
                            CC-A direct Usage disk debit 0.01 (0.5)
                            invoice-rounding credit 0.01 (-1)
                            recoverable-tax debit 0.01 (0.5)
                            """),
                    // Billed 1000.4 is 1000; A used 333.5 of the commitment: 334. Prepaid is what
                    // is left, 666, though its own 666.9 would round to 667.
                    new Account(
                            "prepaid",
                            "USD",
                            """
                            - Purchase plan 10.004 0 plan-1
                            A Usage vm 0 3.335 plan-1
                            """,
                            "10.00",
                            """
                            CC-A direct Usage vm debit 3.34 (0.5)
                            prepaid debit 6.66 (-0.9)
                            """));

    static final String RULES =
            """
            apiVersion: chargeback/v1
            name: rounding
            currency: USD
            unattributed: CC-U
            attribution:
              - {id: shared, match: {service: shared}, to: {pool: shared}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            pools:
              - {id: shared, basis: {even: [CC-A, CC-B, CC-C]}, fallback: CC-U}
            defaults: {tax: {recoverable: [{service: vat}]}}
            """;

    private static final String HEADER =
            "BillingAccountId,InvoiceIssuerName,InvoiceId,ProviderName,BillingCurrency,"
                    + "BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,"
                    + "ChargeCategory,ServiceName,BilledCost,EffectiveCost,ListCost,"
                    + "ContractedCost,CommitmentDiscountId,Tags\n";

    private RoundingMonth() {}

    static byte[] bill() {
        var bill = new StringBuilder(HEADER);
        for (var account : ACCOUNTS) {
            account.rows().lines().forEach(row -> bill.append(csv(account, row.split(" ", -1))));
        }
        return bill.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String csv(Account account, String... row) {
        var effective = row.length > 4 ? row[4] : row[3];
        return String.join(
                        ",",
                        account.name(),
                        "Example Cloud",
                        "INV-" + account.name(),
                        "Example Cloud",
                        account.currency(),
                        "2026-11-01T00:00:00Z",
                        "2026-12-01T00:00:00Z",
                        "2026-11-05T00:00:00Z",
                        "2026-11-06T00:00:00Z",
                        row[1],
                        row[2],
                        row[3],
                        effective,
                        effective,
                        effective,
                        row.length > 5 ? row[5] : "",
                        row[0].equals("-") ? "{}" : "\"{\"\"team\"\": \"\"" + row[0] + "\"\"}\"")
                + "\n";
    }

    static String costCenters() {
        var texts = new ArrayList<String>();
        for (var code : List.of("A", "B", "C", "U")) {
            texts.add(
                    """
                    {"code": "CC-%s", "name": "Team %s", "aliases": ["%s"], "glAccount": "6100",
                     "legalEntity": "EX01", "owner": "owner", "validFrom": "2026-01-01"}
                    """
                            .formatted(code, code, code));
        }
        return texts.toString();
    }
}
