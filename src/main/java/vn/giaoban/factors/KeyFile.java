package vn.giaoban.factors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts, with AES-256-GCM, under a key that lies in a file of its own (mode 0600), apart from the database and from its backups:
 * whoever has only those reads nothing. One key a line, in Base64; the last one encrypts, the ones before still read what they once
 * encrypted. Where several nodes share a database, they are given the same file.
 */
@Component
class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String path;
    private final SecureRandom random = new SecureRandom();
    private @Nullable List<Key> keys;

    KeyFile(@Value("${giaoban.key-file}") String path) {
        this.path = path;
    }

    private record Key(String id, SecretKeySpec key) {}

    /** @param keyId says which key reads the bytes again */
    record Encrypted(String keyId, byte[] bytes) {}

    /** @param about what it belongs to: beside another row the same bytes are nothing */
    Encrypted encrypt(byte[] plain, String about) {
        Key key = keys(true).getLast();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, key, nonce, plain, 0, about);
        byte[] whole = new byte[NONCE_BYTES + sealed.length];
        System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return new Encrypted(key.id(), whole);
    }

    /** Throws {@link KeyMissing} if this node has not got the key. */
    byte[] decrypt(Encrypted encrypted, String about) {
        Key key = keys(false).stream()
                .filter(k -> k.id().equals(encrypted.keyId()))
                .findFirst()
                .orElseThrow(() -> new KeyMissing(encrypted.keyId(), path));
        byte[] nonce = java.util.Arrays.copyOf(encrypted.bytes(), NONCE_BYTES);
        return apply(Cipher.DECRYPT_MODE, key, nonce, encrypted.bytes(), NONCE_BYTES, about);
    }

    /** Whether what that key encrypted can be read here. */
    boolean has(String keyId) {
        return keys(false).stream().anyMatch(key -> key.id().equals(keyId));
    }

    private static byte[] apply(int mode, Key key, byte[] nonce, byte[] input, int from, String about) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret of " + about + " cannot be read: it was changed", e);
        }
    }

    private synchronized List<Key> keys(boolean toEncrypt) {
        List<Key> known = keys;
        if (known == null || known.isEmpty()) {
            known = read(toEncrypt);
            keys = known;
        }
        return known;
    }

    private List<Key> read(boolean toEncrypt) {
        if (path.isEmpty()) throw new IllegalStateException("no key file is set");
        Path file = Path.of(path);
        try {
            if (!Files.exists(file)) {
                if (!toEncrypt) return List.of();
                make(file);
            }
            List<Key> read = new ArrayList<>();
            for (String line : Files.readAllLines(file)) if (!line.isBlank()) read.add(key(line.strip()));
            if (read.isEmpty()) throw new IllegalStateException("the key file " + file + " is empty");
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read", e);
        }
    }

    private void make(Path file) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) Files.createDirectories(directory);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        else Files.createFile(file);
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.WRITE);
    }

    private Key key(String line) {
        try {
            byte[] bytes = Base64.getDecoder().decode(line);
            if (bytes.length != KEY_BYTES) throw new IllegalArgumentException("of " + bytes.length + " bytes");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Key(HexFormat.of().formatHex(digest, 0, 8), new SecretKeySpec(bytes, "AES"));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the key file " + path + " holds a line that is no key: 32 bytes in Base64, one key a line", e);
        }
    }
}
