package org.chargebackledger.projections.erp;

/**
 * What a cost center's account is in the finance system, as the register said when the entry was
 * posted.
 */
public record MappedAccount(
        String account, String costCenter, String name, String glAccount, String legalEntity) {}
