package org.chargebackledger.api.http.docs;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The members that a record always has, told to the describer, which cannot see them. */
final class RequiredSchemaMembers extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        var owner = member.getDeclaringClass();
        if (!owner.isRecord()) {
            return null;
        }
        return Arrays.stream(owner.getRecordComponents())
                        .filter(component -> component.getName().equals(member.getName()))
                        .anyMatch(component ->
                                !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                ? true
                : null;
    }
}
