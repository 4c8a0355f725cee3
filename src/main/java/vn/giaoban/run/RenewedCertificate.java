package vn.giaoban.run;

import java.security.KeyStore;
import java.util.Arrays;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Serves by a renewed certificate without a new start: Spring reads the files again, and Jetty is told here. */
@Component
class RenewedCertificate implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedCertificate.class);

    private final SslBundles bundles;

    RenewedCertificate(SslBundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        if (bundles.getBundleNames().contains(Tls.BUNDLE)) factory.addServerCustomizers(this::follow);
    }

    private void follow(Server server) {
        Arrays.stream(server.getConnectors())
                .map(connector -> connector.getConnectionFactory(SslConnectionFactory.class))
                .filter(ssl -> ssl != null)
                .forEach(ssl -> bundles.addBundleUpdateHandler(
                        Tls.BUNDLE, bundle -> renew(ssl.getSslContextFactory(), bundle)));
    }

    /** Connections that are open go on by the one before. */
    private static void renew(SslContextFactory.Server serving, SslBundle bundle) {
        KeyStore keys = bundle.getStores().getKeyStore();
        try {
            serving.reload(again -> again.setKeyStore(keys));
            LOG.info("HTTPS is served by the renewed certificate.");
        } catch (Exception e) {
            LOG.error("The renewed certificate cannot be served; the one before still is.", e);
        }
    }
}
