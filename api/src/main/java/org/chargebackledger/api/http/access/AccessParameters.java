package org.chargebackledger.api.http.access;

import org.chargebackledger.api.http.problem.HttpRefusal;
import org.chargebackledger.api.http.problem.ProblemType;
import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;
import java.util.Set;

/** Fills a controller's {@link Actor}, {@link Stamp} and {@link Book}. */
@Configuration(proxyBeanMethods = false)
class AccessParameters implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private static final Set<Class<?>> FILLED = Set.of(Actor.class, Stamp.class, Book.class);

    private final CurrentActor current;

    AccessParameters(CurrentActor current) {
        this.current = current;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return FILLED.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType().equals(Actor.class)) {
            return current.actor();
        }
        return parameter.getParameterType().equals(Stamp.class)
                ? current.stamp()
                : book(request.getParameter("book"));
    }

    private static Book book(@Nullable String name) {
        try {
            return new Book(name == null || name.isEmpty() ? Book.DEFAULT : name);
        } catch (IllegalArgumentException e) {
            throw new HttpRefusal(ProblemType.PARAMETER_INVALID, "book: " + e.getMessage());
        }
    }
}
