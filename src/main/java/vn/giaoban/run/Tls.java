package vn.giaoban.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** HTTPS by a certificate of the operator's own, read again when its files change. */
record Tls(Path certificate, Path key) {
    /** The name under which Spring knows the two together. */
    static final String BUNDLE = "giaoban";

    /** As it is set; empty for HTTP. Refuses half of it, and files that cannot be read. */
    static Optional<Tls> of(Settings settings) {
        Optional<Path> certificate = file(settings, Setting.TLS_CERTIFICATE);
        Optional<Path> key = file(settings, Setting.TLS_KEY);
        if (certificate.isEmpty() && key.isEmpty()) return Optional.empty();
        if (certificate.isEmpty() || key.isEmpty())
            throw Refusal.usage("For HTTPS both are needed, " + Setting.TLS_CERTIFICATE.key() + " and "
                    + Setting.TLS_KEY.key() + "; only one is set.");
        return Optional.of(new Tls(certificate.get(), key.get()));
    }

    private static Optional<Path> file(Settings settings, Setting setting) {
        Optional<Path> file = settings.given(setting).map(Path::of);
        if (file.isPresent() && !Files.isReadable(file.get()))
            throw Refusal.because("The file " + file.get() + ", given by "
                    + settings.value(setting).from() + ", cannot be read.");
        return file;
    }

    Map<String, Object> properties() {
        String bundle = "spring.ssl.bundle.pem." + BUNDLE + ".";
        return Map.of(
                bundle + "keystore.certificate",
                certificate.toUri().toString(),
                bundle + "keystore.private-key",
                key.toUri().toString(),
                bundle + "reload-on-update",
                "true",
                // Both files are written by then: a half pair is no pair.
                "spring.ssl.bundle.watch.file.quiet-period",
                "2s",
                "server.ssl.bundle",
                BUNDLE,
                "server.ssl.enabled-protocols",
                "TLSv1.3,TLSv1.2");
    }
}
