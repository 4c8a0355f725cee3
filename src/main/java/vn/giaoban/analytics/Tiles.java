package vn.giaoban.analytics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.giaoban.organization.Unit;

/** The places of {@code data/tiles.csv}. */
@Component
public class Tiles {
    private final Map<String, Tile> byProvince;

    Tiles() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new ClassPathResource("data/tiles.csv").getInputStream(), StandardCharsets.UTF_8))) {
            byProvince = in.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(f -> new Tile(f[0], f[1], Integer.parseInt(f[2]), Integer.parseInt(f[3])))
                    .collect(Collectors.toUnmodifiableMap(Tile::province, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Tile> of(Unit province) {
        return Optional.ofNullable(byProvince.get(province.shortName()));
    }
}
