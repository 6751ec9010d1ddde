package org.chargebackledger.api.http.docs;

import io.swagger.v3.core.jackson.TypeNameResolver;

import java.util.Set;

/** Names schemas: what belongs to one controller alone is called after it, or names would clash. */
final class SchemaNames extends TypeNameResolver {

    private static final String CONTROLLER = "Controller";

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        var owner = type.getEnclosingClass();
        var name = super.nameForClass(type, options);
        return owner != null && owner.getSimpleName().endsWith(CONTROLLER)
                ? owner.getSimpleName().replace(CONTROLLER, "") + name
                : name;
    }
}
