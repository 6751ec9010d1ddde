package org.chargebackledger.ledger.register;

import org.chargebackledger.ledger.masterdata.Members;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        @Nullable String successor) {

    /** The record as it is proposed and hashed. */
    public Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", code);
        json.put("name", name);
        json.put("aliases", aliases);
        json.put("glAccount", glAccount);
        json.put("legalEntity", legalEntity);
        json.put("owner", owner);
        json.put("validFrom", validFrom.toString());
        if (validTo != null) {
            json.put("validTo", validTo.toString());
        }
        if (successor != null) {
            json.put("successor", successor);
        }
        return json;
    }

    /** The record of {@link #canonical()}. */
    public static CostCenter parse(Members members) {
        members.requireOnly(
                "code",
                "name",
                "aliases",
                "glAccount",
                "legalEntity",
                "owner",
                "validFrom",
                "validTo",
                "successor");
        return new CostCenter(
                members.text("code"),
                members.text("name"),
                members.texts("aliases"),
                members.text("glAccount"),
                members.text("legalEntity"),
                members.text("owner"),
                members.day("validFrom"),
                members.optionalDay("validTo"),
                members.optionalText("successor"));
    }
}
