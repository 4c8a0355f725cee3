package vn.giaoban.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import vn.giaoban.access.Role;

/**
 * The identity provider that an installation may sign people in by: OpenID Connect, code flow with PKCE. It is asked where its doors
 * are when the first person goes there, not at the start: Giaoban starts and serves whether it is up or not.
 */
@Component
class IdentityProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> SCOPES = Set.of("openid", "profile");

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String label;
    private final String unitClaim;
    private final String roleClaim;
    private @Nullable ClientRegistration registration;

    IdentityProvider(
            @Value("${giaoban.oidc-issuer}") String issuer,
            @Value("${giaoban.oidc-client-id}") String clientId,
            @Value("${giaoban.oidc-client-secret}") String clientSecret,
            @Value("${giaoban.oidc-label}") String label,
            @Value("${giaoban.oidc-unit-claim}") String unitClaim,
            @Value("${giaoban.oidc-role-claim}") String roleClaim) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.label = label;
        this.unitClaim = unitClaim;
        this.roleClaim = roleClaim;
    }

    boolean isOffered() {
        return !issuer.isEmpty();
    }

    /** What the way there is called; empty if the operator gave it no name. */
    String label() {
        return label;
    }

    /**
     * The address at the provider that begins a way there.
     *
     * @param returnTo our address to which the provider sends the browser back
     * @param anew whether the person must type their password there even if they are signed in
     */
    String address(Handshake handshake, String returnTo, boolean anew) {
        return request(handshake, returnTo, anew).getAuthorizationRequestUri();
    }

    /** Who the provider's code stands for. Throws {@link ProviderFailed} unless everything about the answer holds. */
    ProvenIdentity proven(Handshake handshake, String code, String returnTo) {
        OAuth2AuthorizationRequest request = request(handshake, returnTo, false);
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(returnTo)
                .state(handshake.state())
                .build();
        try {
            Authentication proved = checks().authenticate(new OAuth2LoginAuthenticationToken(
                    registration(), new OAuth2AuthorizationExchange(request, response)));
            if (proved != null && proved.getPrincipal() instanceof OidcUser user) return identity(user.getIdToken());
            throw new IllegalStateException("no identity token");
        } catch (OAuth2AuthenticationException | IllegalStateException e) {
            throw new ProviderFailed(false, e);
        }
    }

    /** Of the code, the token's signature, issuer, audience, times and nonce. */
    private static OidcAuthorizationCodeAuthenticationProvider checks() {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(PATIENCE);
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return new OidcAuthorizationCodeAuthenticationProvider(
                tokens, user -> new DefaultOidcUser(List.of(), user.getIdToken()));
    }

    private OAuth2AuthorizationRequest request(Handshake handshake, String returnTo, boolean anew) {
        ClientRegistration client = registration();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .clientId(client.getClientId())
                .redirectUri(returnTo)
                .scopes(SCOPES)
                .state(handshake.state())
                .attributes(Map.of(
                        OidcParameterNames.NONCE,
                        handshake.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        handshake.verifier()))
                .additionalParameters(parameters -> {
                    parameters.put(OidcParameterNames.NONCE, handshake.nonceDigest());
                    parameters.put(PkceParameterNames.CODE_CHALLENGE, handshake.challenge());
                    parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                    if (anew) {
                        parameters.put("prompt", "login");
                        parameters.put("max_age", "0");
                    }
                })
                .build();
    }

    /** Asked of the provider once, when it first answers. */
    private synchronized ClientRegistration registration() {
        ClientRegistration known = registration;
        if (known != null) return known;
        try {
            known = ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId("provider")
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .clientAuthenticationMethod(
                            clientSecret.isEmpty()
                                    ? ClientAuthenticationMethod.NONE
                                    : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .scope(SCOPES)
                    .build();
        } catch (RuntimeException e) {
            throw new ProviderFailed(true, e);
        }
        registration = known;
        return known;
    }

    private ProvenIdentity identity(OidcIdToken token) {
        return new ProvenIdentity(
                issuer,
                Objects.requireNonNull(token.getSubject()),
                text(token.getClaim("name")),
                text(token.getClaim(unitClaim)),
                roles(token.getClaim(roleClaim)),
                token.getAuthenticatedAt());
    }

    private static String text(@Nullable Object claim) {
        return claim instanceof String text ? text.strip() : "";
    }

    /** A text or a list of them; what is no role of ours is somebody else's concern. */
    private static Set<Role> roles(@Nullable Object claim) {
        Collection<?> named = claim instanceof Collection<?> many ? many : List.of(text(claim));
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object name : named)
            for (Role role : Role.values()) if (role.name().equalsIgnoreCase(String.valueOf(name))) roles.add(role);
        return roles;
    }
}
