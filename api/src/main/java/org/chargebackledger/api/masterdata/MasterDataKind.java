package org.chargebackledger.api.masterdata;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.projections.masterdata.KnownChange;

import java.util.Map;

/** One kind of master data: what a change of it says, and what follows from its approval. */
public interface MasterDataKind {

    /** The word that changes of it carry, such as {@code cost-center}. */
    String name();

    /** The content as it is hashed and stored; refuses what is malformed. */
    Map<String, Object> canonical(String book, Members given);

    /**
     * Refuses what cannot hold as things stand; asked when it is proposed and again before it is
     * approved.
     */
    void check(String book, Members content);

    /** What a change is about, for people. */
    String words(Members content);

    /** What holds now in its place, in the same form; empty where nothing does. */
    default Map<String, Object> present(String book, Members content) {
        return Map.of();
    }

    /** Whether its approval has to be carried out somewhere; otherwise it is read where it is. */
    default boolean isCarriedOut() {
        return false;
    }

    /**
     * Carries out what is approved. It is repeated after a crash, so doing it twice must be doing
     * it once; a refusal ends the change as failed.
     *
     * @param stamp of whoever approved it
     */
    default void carryOut(KnownChange approved, Stamp stamp) {}
}
