package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private static final Networks SOME = Networks.of("10.1.0.0/16, 127.0.0.1 2001:db8:1::/48,192.168.1.128/25");

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0,true",
        "10.1.255.255,true",
        "10.2.0.0,false",
        "127.0.0.1,true",
        "127.0.0.2,false",
        "192.168.1.127,false",
        "192.168.1.128,true",
        "2001:db8:1:ffff::1,true",
        "[2001:db8:1::1],true",
        "2001:db8:2::1,false",
        "::ffff:127.0.0.1,true",
        "fe80::1%eth0,false",
        "localhost,false",
        "'',false",
    })
    void anAddressLiesInAnyOfThemOrInNone(String address, boolean within) {
        assertThat(SOME.contain(address)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "10.0.0/8/8", "office.vn", "::/129", "10.0.0.0/-1"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Networks.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noneOfThemIsNowhere() {
        assertThat(Networks.of(" , ").isEmpty()).isTrue();
        assertThat(Networks.NONE.contain("127.0.0.1")).isFalse();
    }
}
