package vn.giaoban.factors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.factors.KeyFile.Encrypted;

class KeyFileTest {
    private static final byte[] SECRET = "mười sáu con én".getBytes(UTF_8);

    @TempDir
    Path home;

    @Test
    void theKeyIsMadeWhenFirstNeededForItsOwnerAlone() throws IOException {
        assertThat(file()).doesNotExist();
        Encrypted encrypted = keys().encrypt(SECRET, "row 1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).matches("[A-Za-z0-9+/]{43}=\n");
        assertThat(new String(encrypted.bytes(), UTF_8)).doesNotContain("én");
        assertThat(keys().decrypt(encrypted, "row 1")).isEqualTo(SECRET);
        assertThat(keys().encrypt(SECRET, "row 1").bytes()).isNotEqualTo(encrypted.bytes());
    }

    @Test
    void whatWasChangedOrStandsBesideAnotherRowIsNotRead() {
        Encrypted encrypted = keys().encrypt(SECRET, "row 1");
        assertThatThrownBy(() -> keys().decrypt(encrypted, "row 2")).hasMessageContaining("was changed");
        encrypted.bytes()[20] ^= 1;
        assertThatThrownBy(() -> keys().decrypt(encrypted, "row 1")).hasMessageContaining("was changed");
    }

    @Test
    void aNewKeyEncryptsAndTheOldOneStillReads() throws IOException {
        Encrypted old = keys().encrypt(SECRET, "row 1");
        String first = Files.readString(file());
        Files.delete(file());
        keys().encrypt(SECRET, "row 1");
        Files.writeString(file(), first + "\n" + Files.readString(file()));
        assertThat(keys().decrypt(old, "row 1")).isEqualTo(SECRET);
        assertThat(keys().encrypt(SECRET, "row 1").keyId()).isNotEqualTo(old.keyId());
    }

    @Test
    void aNodeWithoutTheKeySaysWhichIsMissing() throws IOException {
        Encrypted encrypted = keys().encrypt(SECRET, "row 1");
        Files.delete(file());
        assertThatThrownBy(() -> keys().decrypt(encrypted, "row 1"))
                .isInstanceOf(KeyMissing.class)
                .hasMessageContaining(encrypted.keyId())
                .hasMessageContaining("key-file");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatHoldsNoKeyIsNamed() throws IOException {
        Files.writeString(file(), "không phải khóa\n");
        assertThatThrownBy(() -> keys().encrypt(SECRET, "row 1"))
                .hasMessageContaining(file().toString())
                .hasMessageContaining("one key a line");
    }

    private Path file() {
        return home.resolve("secret.key");
    }

    private KeyFile keys() {
        return new KeyFile(file().toString());
    }
}
