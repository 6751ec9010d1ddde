package org.chargebackledger.api.http.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.chargebackledger.api.http.problem.HttpRefusal;
import org.chargebackledger.api.http.problem.ProblemType;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stops calls of an endpoint under {@code /api} that the {@link AccessTable} does not list. */
@Configuration(proxyBeanMethods = false)
class UnlistedEndpoint implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (handler instanceof HandlerMethod
                && AccessTable.row(request.getMethod(), path).isEmpty()) {
            throw new HttpRefusal(ProblemType.ACCESS_DENIED, "nobody may call this endpoint");
        }
        return true;
    }
}
