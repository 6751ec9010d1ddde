package org.chargebackledger.api.http.page;

import org.chargebackledger.api.http.problem.HttpRefusal;
import org.chargebackledger.api.http.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;

/** Fills a controller's {@link Paging} from the query. */
@Configuration(proxyBeanMethods = false)
class PagingParameter implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Paging.class);
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var cursor = request.getParameter("cursor");
        return new Paging(
                limit(request.getParameter("limit")),
                cursor == null || cursor.isEmpty() ? null : cursor);
    }

    /** More than the maximum gives the maximum: the cursor leads on. */
    private static int limit(@Nullable String text) {
        if (text == null) {
            return Paging.LIMIT_DEFAULT;
        }
        if (!text.matches("0{0,9}[1-9][0-9]{0,8}")) {
            throw new HttpRefusal(
                    ProblemType.PARAMETER_INVALID,
                    "limit: a whole number from 1 to " + Paging.LIMIT_MAX + ", not '" + text + "'");
        }
        return Math.min(Integer.parseInt(text), Paging.LIMIT_MAX);
    }
}
