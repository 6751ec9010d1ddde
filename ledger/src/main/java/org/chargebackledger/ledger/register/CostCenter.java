package org.chargebackledger.ledger.register;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * One cost center as it stands over [validFrom, validTo). A later record of the same code ends an
 * earlier one at its own {@code validFrom}.
 *
 * @param aliases other names under which tags and labels may give it
 * @param validTo exclusive; open-ended when null
 * @param successor the code that is charged once this one is closed
 */
public record CostCenter(
        String code,
        String name,
        List<String> aliases,
        String glAccount,
        String legalEntity,
        String owner,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor) {}
