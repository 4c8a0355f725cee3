package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import vn.giaoban.TestHouse;

/** HTTPS by a certificate of the operator's own. */
class TlsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory;

    @Test
    void servesHttpsByThePemFilesThatAreSet() throws Exception {
        KeyStore keys = selfSigned();
        Tls tls = Tls.of(settings("--tls-certificate", "cert.pem", "--tls-key", "key.pem"))
                .orElseThrow();
        TestHouse house = TestHouse.apart(made ->
                made.getEnvironment().getPropertySources().addFirst(new MapPropertySource("tls", tls.properties())));
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
            URI page = URI.create(house.address().replace("http://", "https://") + "/sign-in");
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(answer.headers().firstValue("strict-transport-security").orElse(""))
                    .contains("max-age=31536000");
            assertThat(answer.headers().firstValue("set-cookie").orElse(""))
                    .startsWith("__Host-giaoban-form=")
                    .contains("Secure");
            KeyStore renewed = selfSigned();
            Certificate expected = renewed.getCertificate("test");
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!presented(page).equals(expected))
                assertThat(System.nanoTime()).as("it is served at last").isLessThan(deadline);
        } finally {
            house.close();
        }
    }

    /** The certificate that a new connection is served by, whoever issued it. */
    private static Certificate presented(URI page) throws Exception {
        SSLContext any = SSLContext.getInstance("TLS");
        any.init(null, new TrustManager[] {new Anybody()}, null);
        try (SSLSocket socket = (SSLSocket) any.getSocketFactory().createSocket(page.getHost(), page.getPort())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Looks at nothing: the test looks itself. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void halfOfItIsRefusedAndSoIsAFileThatCannotBeRead() throws Exception {
        assertThat(Tls.of(settings())).isEmpty();
        Files.writeString(directory.resolve("cert.pem"), "");
        assertThatThrownBy(() -> Tls.of(settings("--tls-certificate", "cert.pem")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tls-key");
        assertThatThrownBy(() -> Tls.of(settings("--tls-certificate", "cert.pem", "--tls-key", "nowhere.pem")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nowhere.pem")
                .hasMessageContaining("cannot be read");
    }

    private Settings settings(String... pairs) {
        Map<String, String> options = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2)
            options.put(pairs[i], directory.resolve(pairs[i + 1]).toString());
        return Settings.of(new Arguments(List.of(), options), Map.of());
    }

    /** A certificate for this machine, as PEM files beside; made by the JDK's own tool. */
    private KeyStore selfSigned() throws Exception {
        Path store = directory.resolve("store.p12");
        Files.deleteIfExists(store);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Certificate certificate = keys.getCertificate("test");
        Key key = keys.getKey("test", PASSWORD);
        Files.writeString(directory.resolve("cert.pem"), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        return keys;
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("test", keys.getCertificate("test"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
