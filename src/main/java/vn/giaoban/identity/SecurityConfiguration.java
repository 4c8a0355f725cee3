package vn.giaoban.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.web.OwnAddress;
import vn.giaoban.web.Unseen;

/**
 * Who may knock at all. The few public addresses are named; everything else asks for a session. What a signed-in person finds
 * behind an address is decided by its module, through the actor.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
            + "img-src 'self' data: blob:; base-uri 'none'; frame-ancestors 'none'";

    /** Programs are known by their token alone: no session, no cookie, and so no form token. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ApiTokens tokens, WrongTokens wrong, JsonMapper json)
            throws Exception {
        return headers(http.securityMatcher("/api/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .addFilterBefore(new TokenFilter(tokens, wrong, json), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Where a secret vote is cast: nobody is known there, no cookie is read or set, and a form needs nothing but its code. */
    @Bean
    @Order(0)
    SecurityFilterChain ofNobody(HttpSecurity http) throws Exception {
        return headers(http.securityMatcher(Unseen.ADDRESSES))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .addFilterBefore(new OwnSite(), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    /** What every answer says beside its content. */
    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(
                headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("geolocation=(), camera=(), microphone=(), payment=(), usb=()")));
    }

    @Bean
    @Order(2)
    SecurityFilterChain house(HttpSecurity http, SignedIn signedIn) throws Exception {
        return headers(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/", "/sign-in", "/sign-in/**", "/language", "/accessibility", "/error")
                        .permitAll()
                        .requestMatchers("/line", "/sw.js", "/manifest.webmanifest", "/offline.html")
                        .permitAll()
                        .requestMatchers("/passwords/**", "/public/**", "/seat", "/seat/**", "/api")
                        .permitAll()
                        .requestMatchers("/vendor/**", "/css/**", "/js/**", "/img/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(signedIn))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens())
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .addFilterBefore(new OwnSite(), CsrfFilter.class)
                .addFilterAfter(new OwnWriter(signedIn), CsrfFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(SecurityConfiguration::askToSignIn)
                        .accessDeniedHandler(SecurityConfiguration::stale))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Sign-in is {@link SignIns}; this only keeps Spring Boot from making a user of its own. */
    @Bean
    UserDetailsService noOtherAccounts() {
        return username -> {
            throw new UsernameNotFoundException(username);
        };
    }

    /** A browser goes to the sign-in page and comes back afterwards; a script learns 401 and keeps what it holds. */
    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (isScript(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        String next = request.getMethod().equals("GET") ? address(request) : referrer(request);
        StringBuilder to = new StringBuilder("/sign-in");
        if (SignedIn.isExpired(request)) to.append("?expired");
        if (!next.equals("/"))
            to.append(to.indexOf("?") < 0 ? "?" : "&")
                    .append("next=")
                    .append(URLEncoder.encode(next, StandardCharsets.UTF_8));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", to.toString());
    }

    /** A form without its token: opened long ago, or not ours. A stale sign-in page is simply shown anew. */
    private static void stale(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (isScript(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getRequestURI().equals("/sign-in") && !OwnSite.isForeign(request)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/sign-in?again");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isScript(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getHeader("HX-Request") != null
                || (accept != null && accept.contains("application/json") && !accept.contains("text/html"))
                || "text/event-stream".equals(accept);
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return OwnAddress.of(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    }

    /** The page a form was sent from, where the browser tells. */
    private static String referrer(HttpServletRequest request) {
        @Nullable String referrer = request.getHeader("Referer");
        if (referrer == null) return "/";
        try {
            URI from = URI.create(referrer);
            boolean own = (request.getServerName() + ":" + request.getServerPort())
                            .equals(from.getHost() + ":" + from.getPort())
                    || (from.getPort() < 0 && request.getServerName().equals(from.getHost()));
            if (!own) return "/";
            return OwnAddress.of(
                    from.getRawQuery() == null ? from.getRawPath() : from.getRawPath() + "?" + from.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/"; // not an address: nowhere to come back to
        }
    }

    /**
     * A page that stood open while somebody else signed in: its forms are not sent as that person. Nothing is done, and who is signed in
     * now is said. Signing in, and choosing a language, is anybody's.
     */
    private static final class OwnWriter extends OncePerRequestFilter {
        private final SignedIn signedIn;

        OwnWriter(SignedIn signedIn) {
            this.signedIn = signedIn;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            String address = request.getRequestURI();
            return OwnSite.isSafe(request)
                    || address.equals("/language")
                    || address.equals("/sign-in")
                    || address.startsWith("/sign-in/");
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, jakarta.servlet.FilterChain chain)
                throws jakarta.servlet.ServletException, IOException {
            if (!signedIn.isFormOfAnother(request)) chain.doFilter(request, response);
            else if (isScript(request)) response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            else response.sendError(HttpServletResponse.SC_CONFLICT);
        }
    }

    /** Whatever the token says, a change asked for by another site's page is refused. */
    private static final class OwnSite extends OncePerRequestFilter {
        static boolean isSafe(HttpServletRequest request) {
            return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        }

        static boolean isForeign(HttpServletRequest request) {
            return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, jakarta.servlet.FilterChain chain)
                throws jakarta.servlet.ServletException, IOException {
            if (!isSafe(request) && isForeign(request)) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
