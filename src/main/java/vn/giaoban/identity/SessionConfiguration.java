package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions stand in the database, so that any node serves any request and a lock ends them everywhere. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    /**
     * Each request says that its session was used; that is worth a row, and a wait for the disk, once a minute only. So a session ends
     * up to a minute sooner than it would. A new id or name, as at sign-in, is kept at once. The parameters' order is Spring Session's.
     */
    private static final String TOUCH = """
            update identity.spring_session s
            set session_id = n.session_id, last_access_time = n.used, max_inactive_interval = n.idle, expiry_time = n.ends,
                principal_name = n.principal
            from (values (?::char(36), ?::bigint, ?::int, ?::bigint, ?::text, ?::char(36))) as n(session_id, used, idle, ends, principal, primary_id)
            where s.primary_id = n.primary_id
              and (s.session_id <> n.session_id or s.max_inactive_interval <> n.idle
                or s.principal_name is distinct from n.principal or n.used - s.last_access_time >= 60000)
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTable(
            @Value("${giaoban.session-idle}") int idleMinutes) {
        return repository -> {
            repository.setTableName("identity.spring_session");
            repository.setDefaultMaxInactiveInterval(Duration.ofMinutes(idleMinutes));
            repository.setUpdateSessionQuery(TOUCH);
        };
    }

    /** A session keeps plain texts only: what is read back from the database can never be an object with a will of its own. */
    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, text -> ((String) text).getBytes(StandardCharsets.UTF_8));
        conversion.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return conversion;
    }

    /** {@code __Host-} binds the cookie to this very host and to https; plain http (a machine of one's own) has a plain name. */
    @Bean
    CookieSerializer cookieSerializer() {
        DefaultCookieSerializer https = cookie("__Host-giaoban", true);
        DefaultCookieSerializer http = cookie("giaoban", false);
        return new CookieSerializer() {
            @Override
            public void writeCookieValue(CookieValue value) {
                (value.getRequest().isSecure() ? https : http).writeCookieValue(value);
            }

            @Override
            public List<String> readCookieValues(HttpServletRequest request) {
                return (request.isSecure() ? https : http).readCookieValues(request);
            }
        };
    }

    private static DefaultCookieSerializer cookie(String name, boolean secure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
