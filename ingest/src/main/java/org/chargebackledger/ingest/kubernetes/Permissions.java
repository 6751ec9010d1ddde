package org.chargebackledger.ingest.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;

import org.chargebackledger.ingest.connector.Check;

import java.util.ArrayList;
import java.util.List;

/** Asks the API server itself whether this account may list what is needed. */
final class Permissions {

    private final ClusterAccess access;

    Permissions(ClusterAccess access) {
        this.access = access;
    }

    /** One check for each listing; ends with the first that is not answered at all. */
    List<Check> of(List<Listing> listings) {
        var checks = new ArrayList<Check>();
        for (var listing : listings) {
            var name = "list " + listing.plural();
            try {
                checks.add(check(name, listing));
            } catch (RuntimeException e) { // what the client throws it does not declare
                checks.add(new Check("answers", false, message(e)));
                break;
            }
        }
        return List.copyOf(checks);
    }

    private Check check(String name, Listing listing) {
        var review =
                new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withVerb("list")
                        .withGroup(listing.group())
                        .withResource(listing.plural())
                        .endResourceAttributes()
                        .endSpec()
                        .build();
        var status =
                access.client()
                        .authorization()
                        .v1()
                        .selfSubjectAccessReview()
                        .create(review)
                        .getStatus();
        var isAllowed = status != null && Boolean.TRUE.equals(status.getAllowed());
        return new Check(
                name,
                isAllowed,
                isAllowed
                        ? access.place() + listing.path()
                        : "give the service account verb list on %s%s, in all namespaces"
                                .formatted(
                                        listing.plural(),
                                        listing.group().isEmpty()
                                                ? ""
                                                : " of group " + listing.group()));
    }

    private String message(RuntimeException thrown) {
        try {
            return String.valueOf(ClusterFailure.of(access.place(), thrown).getMessage());
        } catch (RuntimeException e) {
            return e.toString();
        }
    }
}
