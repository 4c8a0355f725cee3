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
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTable(
            @Value("${giaoban.session-idle}") int idleMinutes) {
        return repository -> {
            repository.setTableName("identity.spring_session");
            repository.setDefaultMaxInactiveInterval(Duration.ofMinutes(idleMinutes));
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
