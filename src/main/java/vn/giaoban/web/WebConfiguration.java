package vn.giaoban.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.giaoban.access.Actor;

/** Hands the page and the actor to controllers; serves the vendored files. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final org.springframework.beans.factory.ObjectProvider<Pages> pages;

    WebConfiguration(org.springframework.beans.factory.ObjectProvider<Pages> pages) {
        this.pages = pages;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Page.class || parameter.getParameterType() == Actor.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
                if (servletRequest == null) throw new IllegalStateException("no servlet request");
                Page page = pages.getObject().of(servletRequest);
                return parameter.getParameterType() == Page.class ? page : page.actor();
            }
        });
    }

    /** Vendored files carry their version in VENDOR.csv and change with a release only. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/vendor/**")
                .addResourceLocations("classpath:/static/vendor/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic());
        for (String own : List.of("css", "js", "img"))
            registry.addResourceHandler("/" + own + "/**")
                    .addResourceLocations("classpath:/static/" + own + "/")
                    .setCacheControl(CacheControl.noCache().cachePublic());
        // What makes the site an application on a phone stands at the top: a service worker governs what is below its
        // own address.
        registry.addResourceHandler("/sw.js", "/manifest.webmanifest", "/offline.html")
                .addResourceLocations("classpath:/static/app/")
                .setCacheControl(CacheControl.noCache().cachePublic());
    }

    @Bean
    static BeanPostProcessor boundedConnections(Environment environment) {
        return BoundedConnections.processor(environment);
    }

    /** The clock is passed, never asked for; tests bring their own. */
    @Configuration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean
        Clock clock() {
            return Clock.system(ZoneId.of("Asia/Ho_Chi_Minh"));
        }
    }
}
