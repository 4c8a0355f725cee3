package vn.giaoban.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Addresses and networks as operators write them: {@code 10.1.0.0/16, 127.0.0.1, 2001:db8::/32}. Names are not looked up. */
public final class Networks {
    /** No address is in it. */
    public static final Networks NONE = new Networks(List.of());

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            if (other.length != address.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    /** Reads a list parted by commas or blanks; refuses what is no address with an IllegalArgumentException. */
    public static Networks of(String list) {
        List<Network> networks = Arrays.stream(list.split("[,\\s]+"))
                .filter(each -> !each.isEmpty())
                .map(Networks::network)
                .toList();
        return networks.isEmpty() ? NONE : new Networks(networks);
    }

    private static Network network(String text) {
        String[] parts = text.split("/", 2);
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        int longest = address.length * 8;
        if (parts.length == 1) return new Network(address, longest);
        if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > longest)
            throw new IllegalArgumentException("no network: " + text);
        return new Network(address, Integer.parseInt(parts[1]));
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether an address written in figures lies in one of them; what is no address lies in none. */
    public boolean contain(String address) {
        if (networks.isEmpty()) return false;
        try {
            byte[] bytes = InetAddress.ofLiteral(bare(address)).getAddress();
            return networks.stream().anyMatch(network -> network.contains(bytes));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a text is an address written in figures. */
    static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(bare(text));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the brackets and the zone that an IPv6 address may carry. */
    private static String bare(String address) {
        String inner =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        int zone = inner.indexOf('%');
        return zone < 0 ? inner : inner.substring(0, zone);
    }
}
