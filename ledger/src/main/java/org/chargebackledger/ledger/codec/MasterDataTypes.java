package org.chargebackledger.ledger.codec;

import static org.chargebackledger.ledger.codec.StoredType.first;

import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionApproved;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionCompleted;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionFailed;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionProposed;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeApproved;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeCompleted;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeDeclined;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeFailed;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeProposed;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionApproved;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionDrafted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionEndorsed;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSubmitted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSuperseded;
import org.chargebackledger.ledger.register.RegisterEvent.CostCenterSet;

import java.util.List;

/** What is stored of what charges rest on: the register and the policies. */
final class MasterDataTypes {

    static final List<StoredType> ALL =
            List.of(
                    first(
                            "CostCenterRegister.CostCenterSet",
                            CostCenterSet.class,
                            "A cost center's record was entered."),
                    first(
                            "MasterDataChange.Proposed",
                            ChangeProposed.class,
                            "A change of what charges rest on waits for a second person."),
                    first(
                            "MasterDataChange.Approved",
                            ChangeApproved.class,
                            "A second person approved exactly what was proposed; it holds."),
                    first(
                            "MasterDataChange.Declined",
                            ChangeDeclined.class,
                            "It was declined or withdrawn, and why."),
                    first(
                            "MasterDataChange.Completed",
                            ChangeCompleted.class,
                            "What follows from it is done."),
                    first(
                            "MasterDataChange.Failed",
                            ChangeFailed.class,
                            "It could not be carried out, and why."),
                    first(
                            "AllocationPolicy.Drafted",
                            PolicyVersionDrafted.class,
                            "A version was drafted and is frozen."),
                    first(
                            "AllocationPolicy.Submitted",
                            PolicyVersionSubmitted.class,
                            "A version awaits approval."),
                    first(
                            "AllocationPolicy.Endorsed",
                            PolicyVersionEndorsed.class,
                            "One of several approvers agreed to a version."),
                    first(
                            "AllocationPolicy.Approved",
                            PolicyVersionApproved.class,
                            "A version counts from a period on."),
                    first(
                            "AllocationPolicy.Superseded",
                            PolicyVersionSuperseded.class,
                            "Another version takes over all of its periods."),
                    first(
                            "PolicyAdoption.Proposed",
                            AdoptionProposed.class,
                            "A version is to hold in months that are posted."),
                    first(
                            "PolicyAdoption.Approved",
                            AdoptionApproved.class,
                            "A second person approved exactly what was proposed."),
                    first(
                            "PolicyAdoption.Completed",
                            AdoptionCompleted.class,
                            "The differences of every month are posted."),
                    first(
                            "PolicyAdoption.Failed",
                            AdoptionFailed.class,
                            "Not every month could be posted, and why."));

    private MasterDataTypes() {}
}
